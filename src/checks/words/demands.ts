/**
 * What every notice that presses for an act says, by language: the act, what is wrong, and the term or threat. Whatever it is about - a toll, a
 * parcel, a card - these three stay. Words by commas as in table.ts, written by this project; each is a common word, so that all three must be
 * told in a short letter, with a link that leads elsewhere (content/demand.ts).
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

/** The three groups of a language that must all be there. */
export const demandsTold: readonly { readonly language: Language; readonly groups: readonly [act: string, wrong: string, term: string] }[] =
  // the keys are those of the table
  (Object.keys(DEMANDS) as Language[]).map((language) => ({
    language,
    groups: [`act ${language}`, `wrong ${language}`, `term ${language}`],
  }));

export const demands: PhraseTable = Object.fromEntries(
  Object.entries(DEMANDS).flatMap(([language, demand]) =>
    Object.entries(demand).map(([part, listed]) => [`${part} ${language}`, words(listed as string)] as const),
  ),
);
