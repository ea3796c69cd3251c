/** A large sum waits for the reader, who shall help, pay a fee or send personal particulars first. */
import type { Family } from "./family.ts";

export const advanceFee: Family = {
  en: {
    story:
      "compensation fund, compensation payment, unclaimed fund*, abandoned fund*, overdue payment, contract payment, your fund has been approved, your payment has been approved, sum of money, a business proposal, transfer of funds out of, consignment box, ATM card worth",
    ask: "send your full name, your full name and address, your full names, your direct telephone number, pay the transfer fee, processing fee, delivery fee of, get back to me for more details, reply to my private email, contact my lawyer, contact the paying bank, contact him with your",
  },
  de: {
    story:
      "Entschädigungsfonds, Entschädigungszahlung, nicht beanspruchte Gelder, überfällige Zahlung, Ihre Zahlung wurde genehmigt, einen Geschäftsvorschlag, ein Geschäftsvorschlag, Summe von, Millionen Euro, Millionen Dollar, Geldkoffer",
    ask: "senden Sie Ihren vollständigen Namen, Ihren vollständigen Namen, Ihre Telefonnummer und, Bearbeitungsgebühr, Überweisungsgebühr, kontaktieren Sie mich für weitere, für weitere Einzelheiten, antworten Sie auf meine private, an meine private E-Mail",
  },
  fr: {
    story:
      "fonds de compensation, fonds d'indemnisation, fonds non réclamés, votre paiement a été approuvé, une proposition d'affaire*, millions d'euros, millions de dollars, la somme de, transfert de fonds",
    ask: "envoyez-moi vos coordonnées, vos nom et prénom, votre nom complet, frais de transfert, frais de dossier, contactez-moi pour plus, pour plus de détails, répondez à mon adresse privée, mon adresse personnelle",
  },
  es: {
    story:
      "fondo de compensación, fondos no reclamados, su pago ha sido aprobado, una propuesta de negocio*, millones de euros, millones de dólares, la suma de, transferencia de fondos",
    ask: "envíe su nombre completo, su nombre completo, gastos de transferencia, tasa de tramitación, gastos de tramitación, póngase en contacto conmigo, para más detalles, responda a mi correo privado, mi correo personal",
  },
  it: {
    story:
      "fondo di compensazione, fondo di risarcimento, fondi non reclamati, il suo pagamento è stato approvato, una proposta d'affari, milioni di euro, milioni di dollari, la somma di, trasferimento di fondi",
    ask: "invii il suo nome completo, il suo nome completo, spese di trasferimento, spese di pratica, mi contatti per, per maggiori dettagli, risponda alla mia email privata, la mia email personale",
  },
  pt: {
    story:
      "fundo de compensação, fundo de indemnização, fundos não reclamados, o seu pagamento foi aprovado, seu pagamento foi aprovado, uma proposta de negócio*, milhões de euros, milhões de dólares, a soma de, a quantia de",
    ask: "envie o seu nome completo, seu nome completo, taxa de transferência, taxa de processamento, entre em contacto comigo, entre em contato comigo, para mais detalhes, responda para o meu email, meu e-mail pessoal",
  },
  nl: {
    story:
      "compensatiefonds, schadevergoedingsfonds, niet opgeëiste gelden, uw betaling is goedgekeurd, een zakelijk voorstel, miljoen euro, miljoen dollar, een bedrag van, overdracht van fondsen",
    ask: "stuur uw volledige naam, uw volledige naam, overdrachtskosten, verwerkingskosten, neem contact met mij op, voor meer informatie over, voor meer details, antwoord op mijn privé, mijn persoonlijke e-mail",
  },
  pl: {
    story:
      "fundusz odszkodowawczy, fundusz kompensacyjny, nieodebrane środki, Pana płatność została zatwierdzona, propozycja biznesowa, propozycję biznesową, milionów euro, milionów dolarów, suma w wysokości, transfer środków",
    ask: "proszę przesłać imię i nazwisko, pełne imię i nazwisko, opłata za przelew, opłata manipulacyjna, proszę o kontakt w celu, więcej szczegółów, proszę odpowiedzieć na mój prywatny, mój prywatny e-mail",
  },
  ru: {
    story:
      "компенсационный фонд, невостребованные средства, ваш платеж одобрен, деловое предложение, миллионов евро, миллионов долларов, сумма в размере, перевод средств",
    ask: "пришлите ваше полное имя, ваше полное имя, комиссию за перевод, оплатить комиссию, свяжитесь со мной, для получения подробностей, для более подробной информации, ответьте на мой личный, моя личная почта",
  },
  tr: {
    story:
      "tazminat fonu, tazminat ödemesi, sahipsiz fon*, ödemeniz onaylan*, bir iş teklifi*, iş teklifim var, milyon euro, milyon dolar, tutarındaki para",
    ask: "tam adınızı gönder*, tam adınız, transfer ücreti, işlem ücreti, benimle iletişime geç*, daha fazla ayrıntı için, daha fazla bilgi için bana, özel e-postama, kişisel e-posta adresim*",
  },
  zh: {
    story: "补偿基金, 赔偿基金, 无人认领的资金, 无人认领的款项, 您的付款已获批准, 一个商业提案, 商业合作提案, 万美元, 万欧元, 巨额资金",
    ask: "请提供您的全名, 您的全名, 转账手续费, 手续费, 请与我联系, 联系我了解详情, 了解更多详情, 回复我的私人邮箱, 我的私人邮箱",
  },
  ja: {
    story: "補償金, 賠償金, 未請求の資金, 支払いが承認されました, ビジネスの提案, ビジネス提案, 万ドル, 万ユーロ, 多額の資金",
    ask: "氏名をお送りください, フルネームを, 送金手数料, 手数料をお支払い, 私に連絡してください, 詳細についてはご返信, 詳しくはご連絡, 私の個人メール, 個人のメールアドレス",
  },
};
