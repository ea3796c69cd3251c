/** A rich man has died, or is about to, and the reader is to inherit or to pass for kin. */
import type { Family } from "./family.ts";

export const inheritance: Family = {
  en: {
    story:
      "late client, late customer, deceased client, deceased customer, my late husband, my late father, died without a will, died without leaving a will, died in a plane crash, died in a car accident, terminal cancer, terminal illness, same last name as you, same surname",
    ask: "next of kin, beneficiary of, stand as the beneficiary, claim the inheritance, claim the estate, inheritance fund*, your inheritance, donate my, for charity, for the less privileged, share the money, trustworthy person",
  },
  de: {
    story:
      "verstorbener Kunde, verstorbenen Kunden, meines verstorbenen, mein verstorbener Mann, ohne Testament verstorben, kein Testament hinterlassen, bei einem Flugzeugabsturz, an Krebs erkrankt, unheilbar krank, denselben Nachnamen",
    ask: "nächster Angehöriger, nächsten Angehörigen, Ihre Erbschaft, die Erbschaft, das Erbe anzutreten, als Begünstigte*, für wohltätige Zwecke, mein Vermögen spenden, vertrauenswürdige Person",
  },
  fr: {
    story:
      "client décédé, client défunt, mon défunt mari, feu mon mari, mon défunt père, décédé sans testament, sans laisser de testament, dans un accident d'avion, cancer en phase terminale, maladie incurable, même nom de famille",
    ask: "plus proche parent, bénéficiaire de, l'héritage, votre héritage, cet héritage, la succession, faire don de, léguer ma fortune, œuvres de charité, personne de confiance, personne honnête",
  },
  es: {
    story:
      "cliente fallecido, mi difunto esposo, mi difunto marido, mi difunto padre, falleció sin testamento, sin dejar testamento, en un accidente aéreo, cáncer terminal, enfermedad terminal, el mismo apellido",
    ask: "pariente más cercano, beneficiario de, la herencia, su herencia, esta herencia, reclamar la herencia, donar mi fortuna, donar mi dinero, obras de caridad, persona de confianza",
  },
  it: {
    story:
      "cliente deceduto, cliente defunto, il mio defunto marito, mio defunto marito, mio defunto padre, morto senza testamento, senza lasciare testamento, in un incidente aereo, cancro terminale, malattia terminale, stesso cognome",
    ask: "parente più prossimo, beneficiario di, l'eredità, la sua eredità, questa eredità, donare la mia fortuna, donare il mio patrimonio, opere di beneficenza, persona di fiducia",
  },
  pt: {
    story:
      "cliente falecido, o meu falecido marido, meu falecido marido, meu falecido pai, faleceu sem testamento, sem deixar testamento, em um acidente aéreo, num acidente de avião, câncer terminal, cancro terminal, doença terminal, o mesmo sobrenome, o mesmo apelido",
    ask: "parente mais próximo, beneficiário de, a herança, sua herança, esta herança, reivindicar a herança, doar a minha fortuna, doar minha fortuna, obras de caridade, pessoa de confiança",
  },
  nl: {
    story:
      "overleden cliënt, overleden klant, mijn overleden man, wijlen mijn man, wijlen mijn vader, overleden zonder testament, geen testament nagelaten, bij een vliegtuigongeluk, ongeneeslijk ziek, terminale kanker, dezelfde achternaam",
    ask: "naaste verwant, naaste familielid, nabestaande, begunstigde van, de erfenis, uw erfenis, deze erfenis, mijn vermogen schenken, goede doelen, betrouwbaar persoon, betrouwbare persoon",
  },
  pl: {
    story:
      "zmarłego klienta, zmarły klient, mój zmarły mąż, mojego zmarłego męża, po zmarłym mężu, zmarł bez testamentu, nie pozostawił testamentu, w katastrofie lotniczej, śmiertelnie chora, śmiertelnie chory, nowotwór w stadium terminalnym, to samo nazwisko",
    ask: "najbliższy krewny, najbliższego krewnego, najbliższej rodziny, beneficjent*, spadek, spadku, przekazać mój majątek, na cele charytatywne, osoba godna zaufania, zaufanej osoby",
  },
  ru: {
    story:
      "умершего клиента, покойного клиента, покойный клиент, мой покойный муж, моего покойного мужа, мой покойный отец, умер не оставив завещания, не оставил завещания, погиб в авиакатастрофе, неизлечимо больна, рак последней стадии, такая же фамилия",
    ask: "ближайший родственник, ближайшим родственником, ближайшего родственника, наследство, наследства, наследником, бенефициар*, пожертвовать мое состояние, на благотворительность, надежного человека, честного человека",
  },
  tr: {
    story:
      "vefat eden müşteri*, ölen müşteri*, merhum müşteri*, merhum eşim*, rahmetli eşim*, merhum babam*, vasiyet bırakmadan, vasiyetname bırakmadan, uçak kazasında, son evre kanser*, ölümcül hasta*, aynı soyad*",
    ask: "en yakın akraba*, lehdar*, yasal varis*, miras, mirası, mirasın*, servetimi bağışla*, hayır işleri*, hayır kurumlarına, güvenilir bir kişi*",
  },
  zh: {
    story: "已故客户, 我已故的丈夫, 已故的丈夫, 已故父亲, 没有留下遗嘱, 未留遗嘱, 死于空难, 飞机失事, 癌症晚期, 身患绝症, 与您同姓",
    ask: "近亲, 最近的亲属, 受益人, 遗产, 继承这笔, 捐赠给慈善, 用于慈善, 值得信赖的人, 可以信任的人",
  },
  ja: {
    story:
      "亡くなった顧客, 故人の顧客, 亡くなった夫, 亡き夫, 亡き父, 遺言を残さず, 遺書を残さず, 飛行機事故で, 末期がん, 末期の癌, 同じ名字, 同じ姓",
    ask: "近親者, 最近親, 受益者, 遺産を, 遺産の, 相続人として, 相続して, 慈善団体に, 寄付したい, 信頼できる方",
  },
};
