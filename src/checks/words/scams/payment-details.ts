/** A supplier or partner is said to have other bank details, and the next payment shall go there. */
import type { Family } from "./family.ts";

export const paymentDetails: Family = {
  en: {
    story:
      "our bank details have changed, our banking details have changed, change of bank details, change in our banking details, new banking details, new bank details, updated bank details, updated banking information, our new bank account, our account is under audit, our previous account, we have changed our bank, we have switched banks",
    ask: "use the new account, use our new account, make all payments to, make payment to the new, remit payment to the new, remit to the account below, send the payment to the account, update your records, update our details in your, do not pay to the old, do not send any payment to the old, hold all payments, before you release the payment, all future payments",
  },
  de: {
    story:
      "unsere Bankverbindung hat sich geändert, neue Bankverbindung, geänderte Bankverbindung, Änderung unserer Bankverbindung, unsere neuen Bankdaten, unsere Kontodaten haben sich geändert, wir haben die Bank gewechselt, unser bisheriges Konto",
    ask: "überweisen Sie auf das neue Konto, auf das folgende Konto, auf unser neues Konto, alle künftigen Zahlungen, zukünftige Zahlungen, aktualisieren Sie Ihre Unterlagen, in Ihrem System zu hinterlegen, nicht mehr auf das alte Konto, verwenden Sie die neue Bankverbindung",
  },
  fr: {
    story:
      "nos coordonnées bancaires ont changé, nouvelles coordonnées bancaires, changement de coordonnées bancaires, changement de RIB, nouveau RIB, notre nouveau compte bancaire, nous avons changé de banque, notre ancien compte",
    ask: "effectuer vos prochains règlements, vos prochains paiements, tous les paiements futurs, mettre à jour vos dossiers, mettre à jour votre fichier, virer le montant sur, régler sur le nouveau compte, ne plus utiliser l'ancien, utiliser le nouveau compte",
  },
  es: {
    story:
      "nuestros datos bancarios han cambiado, nuevos datos bancarios, cambio de datos bancarios, cambio de cuenta bancaria, nueva cuenta bancaria, hemos cambiado de banco, nuestra cuenta anterior, nuevo IBAN",
    ask: "realizar los próximos pagos, realice el pago en la nueva, todos los pagos futuros, los futuros pagos, actualice sus registros, actualizar sus registros, no utilice la cuenta anterior, transferir a la nueva cuenta, utilice la nueva cuenta",
  },
  it: {
    story:
      "le nostre coordinate bancarie sono cambiate, nuove coordinate bancarie, cambio di coordinate bancarie, variazione coordinate bancarie, variazione dell'IBAN, nuovo IBAN, nuovo conto bancario, abbiamo cambiato banca",
    ask: "effettuare i prossimi pagamenti, i prossimi pagamenti, tutti i pagamenti futuri, aggiornare i vostri archivi, aggiornare la vostra anagrafica, non utilizzare il vecchio conto, utilizzare il nuovo conto, bonifico sul nuovo conto",
  },
  pt: {
    story:
      "os nossos dados bancários mudaram, nossos dados bancários mudaram, novos dados bancários, alteração de dados bancários, alteração dos dados bancários, nova conta bancária, mudámos de banco, mudamos de banco, novo IBAN",
    ask: "efetuar os próximos pagamentos, os próximos pagamentos, todos os pagamentos futuros, atualize os seus registos, atualize seus registros, não utilize a conta anterior, pagamento para a nova conta, utilizar a nova conta",
  },
  nl: {
    story:
      "onze bankgegevens zijn gewijzigd, nieuwe bankgegevens, wijziging van onze bankgegevens, gewijzigde bankgegevens, nieuw rekeningnummer, gewijzigd rekeningnummer, wij zijn van bank veranderd, onze oude rekening",
    ask: "toekomstige betalingen, alle volgende betalingen, betalen op het nieuwe, overmaken naar de nieuwe rekening, werk uw administratie bij, in uw administratie aan te passen, niet meer op het oude, gebruik het nieuwe rekeningnummer",
  },
  pl: {
    story:
      "zmiana numeru konta, zmiana rachunku bankowego, zmienił się numer naszego konta, nowy numer konta, nowy numer rachunku, nowe dane bankowe, zmieniliśmy bank, nasze poprzednie konto",
    ask: "przyszłe płatności, wszystkie kolejne płatności, kolejne płatności prosimy, prosimy o dokonywanie płatności na, wpłacać na nowe konto, przelew na nowe konto, prosimy o aktualizację danych, nie korzystać ze starego",
  },
  ru: {
    story:
      "наши банковские реквизиты изменились, изменились банковские реквизиты, изменение банковских реквизитов, смена банковских реквизитов, новые банковские реквизиты, новый расчетный счет, мы сменили банк",
    ask: "оплату по новым реквизитам, оплату на новый счет, перечислять на новый счет, все будущие платежи, последующие платежи, обновите данные в вашей, внесите изменения в вашу, не используйте старые реквизиты, старый счет больше не",
  },
  tr: {
    story:
      "banka hesap bilgilerimiz değişti, banka bilgilerimiz değişmiştir, banka hesap bilgilerimiz değişmiştir, yeni banka hesabımız, yeni banka bilgilerimiz, banka hesap değişikliği, bankamızı değiştirdik",
    ask: "ödemelerinizi yeni hesab*, ödemeyi yeni hesab*, bundan sonraki ödemeler*, gelecekteki ödemeler*, kayıtlarınızı güncelle*, eski hesaba ödeme yapma*, aşağıdaki hesaba",
  },
  zh: {
    story: "银行账户已变更, 银行账号已变更, 银行信息变更, 更换了银行账户, 新的银行账户, 新的收款账户, 收款账户变更, 銀行帳戶已變更",
    ask: "汇款至新账户, 付款到新账户, 请将款项汇至, 请将货款汇入, 请更新您的记录, 今后的付款, 以后的付款, 不要再付款到旧",
  },
  ja: {
    story: "振込先が変更, 振込先口座が変更, 振込先変更の, 銀行口座が変更, 口座変更のお知らせ, 新しい振込先, 新しい銀行口座",
    ask: "新しい口座にお振込, 新口座へお振込, 下記口座へお振込, 今後のお支払い, 今後のお振込, 旧口座には, 登録情報の変更をお願い",
  },
};
