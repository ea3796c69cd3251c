/**
 * What every notice that presses for an act says, by language: the act, what is wrong, and the term or threat. Whatever it is about - a toll, a
 * parcel, a card - these three stay. Words by commas as in table.ts, written by this project; each is a common word, so that all three must be
 * told in a short letter, with a link that leads elsewhere; and what errands say that nobody else shall hear of (content/demand.ts).
 */
import type { Language } from "./scams/family.ts";
import { type PhraseTable, words } from "./table.ts";

interface Demand {
  readonly act: string;
  readonly wrong: string;
  readonly term: string;
}

const DEMANDS: Readonly<Record<Language, Demand>> = {
  en: {
    act: "pay, settle, clear the, confirm*, verify, validate, update your, complete the, enter your, credentials, follow the steps, sign in, log in, unlock, lift the, provide your, submit your, re-enter, upgrade, claim",
    wrong:
      "unpaid, unsettled, outstanding, overdue, locked, lock on, restricted, restriction, suspend*, unusual, out of the ordinary, suspicious, could not, couldn't, unable to, illegible, incomplete, failed, declined, on hold, has expired, blocked, limited, unauthori*, pending, deactivat*, disabled, is full, inactive, shut down, closed",
    term: "before, within, hours, midnight, avoid, penalty, otherwise, or it, final reminder, last reminder, immediately, urgent*, final notice, surcharge, lose, restore, mistake, tomorrow, today, days, to keep",
  },
  de: {
    act: "zahlen, bezahlen, begleichen, bestätig*, verifizier*, aktualisier*, ergänzen, eingeben, eingabe, zugangsdaten, postfachdaten, folgen sie, anmelden, melden sie sich, entsperr*, aufzuheben, angeben, hinterlegen, bestätigt haben",
    wrong:
      "unbezahlt, offen, überfällig, gesperrt, einschränkung, eingeschränkt, auffällig, verdächtig*, ungewöhnlich*, konnte nicht, konnten wir, nicht ausliefern, unleserlich, unvollständig*, fehlgeschlagen, abgelehnt, abgelaufen, läuft ab, blockiert, nicht autorisiert, ausstehend, deaktivier*, inaktive, eingezogen, geschlossen, voll",
    term: "bis, innerhalb, stunden, mitternacht, vermeiden, strafe, mahngebühr, sonst, andernfalls, letzte erinnerung, sofort, dringend, verlieren, irrtum, morgen, heute, tagen, vorher, sobald",
  },
  fr: {
    act: "payer, payez, régler, réglez, acquitt*, soldez, confirm*, vérifi*, mettre à jour, mettez à jour, complétez, saisi*, identifiants, suivez les étapes, connectez-vous, déverrouill*, lever la, renseign*, identifiez-vous",
    wrong:
      "impayé*, en souffrance, verrouill*, restriction, suspendu*, anormal*, inhabituel*, suspect*, n'avons pas pu, illisible, incomplet*, échou*, refusé*, expir*, bloqué*, non autorisé*, en attente, désactivé*, limité*, inactif*, fermé*",
    term: "avant, sous, heures, minuit, éviter, majoration, pénalité, amende, sinon, dernier rappel, immédiat*, urgent*, perdre, erreur, demain, aujourd'hui, jours",
  },
  es: {
    act: "pagar, pague, abone, liquídelo, liquide, confirm*, verifi*, actualic*, complete, introduzca, credenciales, datos de su, siga los pasos, inicie sesión, desbloque*, levantar la, indique, identifíquese, entre con",
    wrong:
      "sin pagar, impag*, pendiente, bloqueo, bloquead*, restricción, suspend*, extraño, inusual*, sospechos*, no hemos podido, no se lee, incomplet*, fallid*, rechazad*, caduc*, expira*, no autorizad*, retenid*, desactivad*, limitad*, inactiv*, cerrad*",
    term: "antes, plazo, horas, medianoche, evitar, recargo, multa, sanción, de lo contrario, último aviso, inmediat*, urgente, perder*, error, mañana, hoy, días",
  },
  it: {
    act: "pagare, paghi, saldi, saldare, versi, conferm*, verific*, aggiorn*, completi, inserisc*, credenziali, dati della, segua i passaggi, acced*, sblocc*, togliere la, indichi, entri",
    wrong:
      "non pagat*, insolut*, in sospeso, blocco, bloccat*, restrizione, sospes*, anomal*, insolit*, sospett*, non abbiamo potuto, illeggibile, incomplet*, fallit*, rifiutat*, scad*, non autorizzat*, trattenut*, disattivat*, limitat*, inattiv*, chius*",
    term: "entro, prima, ore, mezzanotte, evitare, maggiorazione, multa, sanzione, altrimenti, ultimo sollecito, ultimo avviso, immediat*, urgente, perder*, errore, domani, oggi, giorni",
  },
  pt: {
    act: "pagar, pague, liquide*, confirm*, verifi*, atualiz*, complete, introduz*, insira, credenciais, dados do, siga os passos, inicie sessão, desbloque*, levantar a, indique, identifique-se, entre com",
    wrong:
      "por pagar, em dívida, pendente, bloqueio, bloquead*, restrição, suspens*, estranho, invulgar*, suspeit*, não o conseguimos, não conseguimos, ilegível, incomplet*, falhad*, recusad*, expir*, caduc*, não autorizad*, retid*, desativad*, limitad*, inativ*, encerrad*, parado",
    term: "antes, até, prazo, horas, meia-noite, evitar, coima, multa, caso contrário, último aviso, imediat*, urgente, perder, engano, amanhã, hoje, dias",
  },
  nl: {
    act: "betaal, betalen, voldoe, bevestig*, verifieer, controleer*, werk uw, vul, invullen, inloggegevens, gegevens van uw, volg dan, log in, ontgrendel*, op te heffen, geef uw",
    wrong:
      "onbetaald, openstaand*, staat nog open, vergrendel*, beperking, geblokkeerd, opgeschort, vreemd, ongebruikelijk*, verdacht*, konden we, onleesbaar, onvolledig*, mislukt, geweigerd, verloopt, verlopen, niet toegestaan, in afwachting, uitgeschakeld, inactieve, gesloten",
    term: "voor, binnen, uur, middernacht, voorkomen, boete, anders, laatste herinnering, direct, dringend, verliest, vergissing, morgen, vandaag, dagen",
  },
  pl: {
    act: "zapłać, opłać, ureguluj, potwierd*, zweryfikuj, zaktualizuj, uzupełnij, wpisz, dane logowania, danymi swojej, wykonaj kroki, zaloguj*, odblokuj, zdjąć, podaj, wprowadź",
    wrong:
      "niezapłacon*, zaległ*, blokad*, ograniczeni*, zawieszon*, nietypow*, podejrzan*, nie mogliśmy, nieczytelny, niepełn*, nieudan*, odrzucon*, wygas*, nieautoryzowan*, oczekuje, wyłączon*, nieaktywn*, zamknięt*",
    term: "do piątku, przed, w ciągu, godzin, północą, uniknąć, kary, kara, inaczej, ostatnie przypomnienie, natychmiast, pilne, stracisz, pomyłka, jutro, dziś, dni",
  },
  ru: {
    act: "оплат*, погасите, заплат*, подтверд*, проверьте, обновите, дополните, введите, ввести, учетные данные, данных вашего, выполните шаги, войдите, разблокир*, снять, укажите",
    wrong:
      "не оплачен*, неоплачен*, задолженност*, заблокир*, ограничени*, приостановлен*, необычн*, подозрительн*, не смогли, не читается, неполн*, не удалось, отклонен*, истека*, несанкционирован*, ожидает, отключен*, неактивн*, изъят*, закрыт*",
    term: "до, в течение, часов, полуночи, избежать, штраф*, иначе, последнее напоминание, немедленно, срочно, потеряете, ошибка, завтра, сегодня, дней",
  },
  tr: {
    act: "öde*, onayla*, doğrula*, güncelle*, tamamla*, gir*, kimlik bilgi*, bilgilerinizi, adımları izle*, giriş yap*, kilidi*, kaldırmak, kapatın",
    wrong:
      "ödenmemiş, borç*, kilit, kısıtlama*, askıya, olağandışı, olağan dışı, şüpheli, edemedik, okunmuyor, eksik, başarısız, reddedil*, süresi, yetkisiz, bekle*, kapatıl*, etkin değil, donduruldu",
    term: "kadar, içinde, saat, gece yarısı, ceza*, yoksa, aksi halde, son hatırlatma, hemen, acil, kaybe*, hata*, yarın, bugün, gün",
  },
  zh: {
    act: "支付, 付清, 付款, 缴纳, 确认, 验证, 更新, 补全, 填写, 输入, 登录, 登录信息, 按安全区, 步骤, 解锁, 解除",
    wrong: "未付, 未缴, 欠, 锁定, 限制, 暂停, 不寻常, 异常, 可疑, 无法, 看不清, 不完整, 失败, 被拒, 过期, 到期, 未授权, 冻结, 停用, 关闭",
    term: "前, 内, 小时, 午夜, 以免, 避免, 罚款, 否则, 最后提醒, 立即, 紧急, 失去, 误会, 明天, 今天, 尽快",
  },
  ja: {
    act: "支払, 確認, 認証, 更新, 補い, 入力, ログイン, 認証情報, 手順, 解除",
    wrong:
      "未払い, 滞納, ロック, 制限, 停止, 通常と異なる, 異常, 不審, できません, 読み取れず, 不備, 失敗, 拒否, 期限切れ, 有効期限, 不正, 保留, 凍結, 無効, 閉鎖",
    term: "まで, 以内, 時間, 本日, 明日, 避け, 加算金, 罰金, さもないと, 最終, 直ちに, 至急, 失, 間違い, ない場合",
  },
};

/** What a letter says that has somebody pay or buy something behind everybody's back. */
interface Errand {
  readonly task: string;
  readonly haste: string;
  /** Not by telephone, not to anybody: whoever asked back would find out. */
  readonly secret: string;
}

const ERRANDS: Readonly<Record<Language, Errand>> = {
  en: {
    task: "purchase, buy, payment, transfer, wire, a task, one thing, errand, favour, favor, gift, invoice, instructions, handle, take care of, settle",
    haste:
      "cannot wait, can't wait, right away, as soon as, urgent*, before noon, today, immediately, at once, quickly, asap, end of the day, once you see, now",
    secret:
      "off the phone, not by phone, can't talk, cannot talk, don't call, do not call, discreet*, discretion, confidential*, between us, keep this, to yourself, nobody else, don't tell, by email only, only by email, no calls, poor reception, bad reception",
  },
  de: {
    task: "kaufen, zahlung, überweis*, aufgabe, eine sache, besorg*, erledig*, gefallen, rechnung, anweisungen, kümmern",
    haste: "nicht warten, sofort, so schnell, dringend, eilig, heute, umgehend, sobald, vor mittag, feierabend, gleich",
    secret:
      "nicht am telefon, nicht telefonieren, nicht anrufen, nicht sprechen, diskret*, diskretion, vertraulich*, unter uns, für sich, niemandem, nur per mail, nur per e-mail, schlechter empfang",
  },
  fr: {
    task: "acheter, paiement, virement, tâche, une chose, opération, service, facture, instructions, occuper, régler",
    haste: "ne peut pas attendre, immédiat*, urgent*, vite, aujourd'hui, dès, avant midi, fin de la journée, rapidement",
    secret:
      "pas au téléphone, pas par téléphone, ne peux pas parler, n'appelez pas, discr*, confiden*, entre nous, pour vous, personne, uniquement par mail, mauvais réseau",
  },
  es: {
    task: "comprar, pago, transferencia, tarea, una cosa, gestión, favor, factura, instrucciones, ocup*, encarg*",
    haste: "no puede esperar, enseguida, urgente*, inmediat*, hoy, cuanto antes, antes de que acabe, en cuanto, rápido",
    secret:
      "no por teléfono, no lo hable, no puedo hablar, no llame, discre*, confiden*, entre nosotros, reservado, nadie, solo por correo, mala cobertura",
  },
  it: {
    task: "comprare, pagamento, bonifico, compito, una cosa, faccenda, favore, fattura, istruzioni, occup*, sbrig*",
    haste: "non può aspettare, subito, urgente*, immediat*, oggi, appena, prima di sera, al più presto, rapid*",
    secret: "non al telefono, non ne parli, non posso parlare, non chiami, discre*, riservat*, tra noi, nessuno, solo via mail, poca rete",
  },
  pt: {
    task: "comprar, pagamento, transferência, tarefa, uma coisa, assunto, favor, fatura, instruções, tratar",
    haste: "não pode esperar, já, urgente*, imediat*, hoje, assim que, antes do fim, quanto antes, rápido",
    secret:
      "não por telefone, não fale, não posso falar, não ligue, discri*, confiden*, entre nós, reservado, ninguém, só por e-mail, má rede",
  },
  nl: {
    task: "kopen, betaling, overboek*, taak, iets dat, opdracht, gunst, factuur, instructies, regelen, regel",
    haste: "niet kan wachten, niet wachten, meteen, dringend, direct, vandaag, zodra, snel, einde van de dag",
    secret:
      "niet over aan de telefoon, niet bellen, kan niet praten, discre*, vertrouwelijk*, onder ons, niemand, alleen per mail, slecht bereik",
  },
  pl: {
    task: "kupić, płatność, przelew, zadanie, jedna rzecz, sprawę, przysług*, faktur*, instrukcje, załatwić, zająć",
    haste: "nie może czekać, natychmiast, pilne, pilnie, dziś, jak tylko, po przeczytaniu, przed końcem, szybko",
    secret: "przez telefon, nie dzwoń, nie mogę rozmawiać, dyskre*, poufn*, między nami, nikomu, tylko mailem, słaby zasięg",
  },
  ru: {
    task: "купить, платеж*, платёж*, перевод*, задани*, поручени*, вопрос, дело, услуг*, счет, счёт, инструкци*, займись",
    haste: "не терпит, не может ждать, немедленно, срочно, сегодня, как прочтете, как прочтёте, как можно скорее, до конца дня, быстро",
    secret:
      "по телефону не, не звоните, не могу говорить, конфиденциальн*, между нами, никому, только по почте, плохая связь, не обсуждайте",
  },
  tr: {
    task: "satın al*, ödeme*, havale*, görev*, bir şey, iş var, iyilik, fatura*, talimat*, ilgilen*",
    haste: "bekleyemeyecek, hemen, acil*, bugün, okuyunca, en kısa, gün bitmeden, çabuk",
    secret: "telefonda konuşma*, aramayın, konuşamam, gizli*, gizlilik*, aramızda, kimseye, yalnızca e-posta, çekmiyor",
  },
  zh: {
    task: "买, 购买, 付款, 转账, 任务, 有件事, 帮忙, 发票, 指示, 处理",
    haste: "不能等, 马上, 紧急, 立即, 今天, 看到就, 尽快, 下班前",
    secret: "不要在电话, 不要打电话, 不方便说, 不方便接, 保密, 低调, 别告诉, 不要告诉, 只用邮件, 信号不好",
  },
  ja: {
    task: "買う, 購入, 支払, 送金, 任務, 件が, 用事, 請求書, 指示, 処理",
    haste: "待てない, すぐ, 至急, 本日, 読んだら, 早急, 今日中",
    secret: "電話では話さない, 電話しない, 話せません, 内密, 極秘, 秘密, 誰にも, メールのみ, 電波が",
  },
};

/** Groups of one language that must all be there. */
export interface Told {
  readonly language: Language;
  readonly groups: readonly [string, string, string];
}

// the keys are those of the tables
const LANGUAGES = Object.keys(DEMANDS) as Language[];

export const demandsTold: readonly Told[] = LANGUAGES.map((language) => ({
  language,
  groups: [`act ${language}`, `wrong ${language}`, `term ${language}`],
}));
export const errandsTold: readonly Told[] = LANGUAGES.map((language) => ({
  language,
  groups: [`task ${language}`, `haste ${language}`, `secret ${language}`],
}));

function groupsOf(table: Readonly<Record<string, Demand | Errand>>): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(table).flatMap(([language, parts]) =>
    Object.entries(parts).map(([part, listed]) => [`${part} ${language}`, words(listed as string)] as const),
  );
}

export const demands: PhraseTable = Object.fromEntries([...groupsOf(DEMANDS), ...groupsOf(ERRANDS)]);
