/** A tax office is said to owe or to demand money; the reader shall fill in a form or pay at once. */
import type { Family } from "./family.ts";

export const tax: Family = {
  en: {
    story:
      "tax refund, refund of tax, your tax return has, eligible for a tax refund, unclaimed tax refund, outstanding tax, unpaid tax, tax debt, tax penalty, tax notice, annual calculation of your fiscal activity",
    ask: "claim your refund, claim now, submit the refund form, submit your refund request, complete the refund form, refund request, confirm your bank details, card to receive the refund, to avoid legal action, to avoid prosecution, pay immediately, pay the outstanding amount",
  },
  de: {
    story:
      "Steuerrückerstattung, Steuererstattung, Ihre Steuererklärung wurde, Anspruch auf eine Rückerstattung, offene Steuerschuld, Steuerschuld*, Steuernachzahlung, ausstehende Steuer*",
    ask: "Rückerstattung beantragen, Erstattung beantragen, Rückerstattung anfordern, Erstattungsformular, bestätigen Sie Ihre Bankverbindung, bestätigen Sie Ihre Kontodaten, um rechtliche Schritte zu vermeiden, Zwangsvollstreckung zu vermeiden, zahlen Sie umgehend, sofort begleichen",
  },
  fr: {
    story:
      "remboursement d'impôt, remboursement d'impôts, remboursement fiscal, trop-perçu d'impôt, votre déclaration d'impôts a, droit à un remboursement, dette fiscale, impôts impayés, amende fiscale",
    ask: "demander votre remboursement, demandez votre remboursement, obtenir votre remboursement, formulaire de remboursement, confirmer vos coordonnées bancaires, confirmez vos coordonnées bancaires, éviter des poursuites, régler immédiatement, payer immédiatement",
  },
  es: {
    story:
      "devolución de impuestos, devolución de la renta, reembolso de impuestos, devolución fiscal, derecho a una devolución, su declaración de la renta, deuda tributaria, deuda fiscal, impuestos pendientes, multa fiscal",
    ask: "solicite su devolución, solicitar su devolución, solicitar el reembolso, formulario de devolución, formulario de reembolso, confirme sus datos bancarios, confirmar sus datos bancarios, evitar acciones legales, evitar el embargo, pagar de inmediato",
  },
  it: {
    story:
      "rimborso fiscale, rimborso delle tasse, rimborso d'imposta, diritto a un rimborso, la sua dichiarazione dei redditi, debito fiscale, debito tributario, tasse non pagate, cartella esattoriale",
    ask: "richiedi il rimborso, richieda il rimborso, richiedere il rimborso, modulo di rimborso, conferma i tuoi dati bancari, confermi i suoi dati bancari, per evitare azioni legali, evitare il pignoramento, pagare immediatamente",
  },
  pt: {
    story:
      "reembolso de impostos, reembolso do IRS, restituição do imposto, restituição de imposto de renda, restituição do Imposto de Renda, devolução de impostos, sua declaração de imposto, dívida fiscal, dívida tributária, impostos em atraso, CPF irregular",
    ask: "solicite o seu reembolso, solicitar reembolso, solicite sua restituição, solicitar a restituição, consultar restituição, formulário de reembolso, confirme os seus dados bancários, confirme seus dados bancários, regularize seu CPF, regularizar sua situação, evitar a penhora, pagar imediatamente",
  },
  nl: {
    story:
      "belastingteruggave, belastingteruggaaf, teruggaaf van belasting, recht op een teruggave, uw belastingaangifte is, openstaande belastingschuld, belastingschuld, belastingachterstand",
    ask: "vraag uw teruggave aan, teruggave aanvragen, teruggaveformulier, bevestig uw bankgegevens, bevestig uw rekeningnummer, beslaglegging te voorkomen, om beslag te voorkomen, betaal direct, betaal onmiddellijk, direct te voldoen",
  },
  pl: {
    story:
      "zwrot podatku, zwrotu podatku, nadpłata podatku, nadpłaty podatku, przysługuje zwrot, Twoje zeznanie podatkowe, zaległość podatkowa, zaległości podatkowe, zaległości podatkowej, dług podatkowy",
    ask: "odbierz zwrot, wniosek o zwrot, złóż wniosek, formularz zwrotu, potwierdź dane bankowe, potwierdź swoje dane bankowe, uniknąć egzekucji, uniknąć postępowania, zapłać natychmiast, natychmiastowej zapłaty, uregulować zaległość",
  },
  ru: {
    story:
      "возврат налога, налоговый вычет, возмещение налога, вам положен возврат, ваша налоговая декларация, налоговая задолженность, задолженность по налогам, неуплата налогов, налоговый штраф",
    ask: "получить возврат, оформить возврат, запросить возврат, заявление на возврат, подтвердите банковские реквизиты, укажите данные карты, во избежание судебного, избежать блокировки счета, оплатите немедленно, погасить задолженность, оплатить задолженность",
  },
  tr: {
    story:
      "vergi iadesi, vergi iadeniz, vergi iadesine hak, vergi borcu, vergi borcunuz, ödenmemiş vergi*, vergi beyannameniz, vergi cezası",
    ask: "iade talep*, iadenizi al*, iade formu*, iade başvuru*, banka bilgilerinizi onayla*, banka bilgilerinizi doğrula*, yasal işlem*, haciz işlemi*, hemen ödeyin, hemen ödeme yap*",
  },
  zh: {
    story: "退税, 税款退还, 您有一笔退税, 个人所得税退税, 欠税, 未缴税款, 税务欠款, 税务罚款, 个税汇算",
    ask: "申请退税, 领取退税, 办理退税, 填写退税, 确认您的银行信息, 填写银行卡信息, 避免法律, 以免被起诉, 立即缴纳, 立即支付, 补缴税款",
  },
  ja: {
    story: "還付金, 税金の還付, 所得税の還付, 未払いの税金, 税金の未納, 未納の税金, 滞納した税金, 滞納金, 納税のお知らせ",
    ask: "還付金を受け取, 還付手続き, 還付の手続き, 還付申請, 銀行口座を確認, 口座情報を入力, 口座情報をご確認, 差し押さえを, 差押え, 至急お支払い, 納付期限, 直ちに納付",
  },
};
