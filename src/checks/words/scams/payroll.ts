/** An employee's name is borrowed to have the next wages paid into another account. */
import type { Family } from "./family.ts";

export const payroll: Family = {
  en: {
    story:
      "my direct deposit, my payroll, my paycheck, my pay cheque, my salary account, my salary payment, payroll information, direct deposit information",
    ask: "change my bank, changed my bank, changed banks, switched banks, update my bank, update my direct deposit, change my direct deposit, new bank account, new account details, before the next payroll, before the next pay date, effective for the next pay, what details do you need",
  },
  de: {
    story:
      "meine Gehaltszahlung, mein Gehaltskonto, mein Gehalt, meine Gehaltsabrechnung, meine Lohnabrechnung, Überweisung meines Gehalts",
    ask: "meine Bankverbindung ändern, meine neue Bankverbindung, habe die Bank gewechselt, Bank gewechselt, auf mein neues Konto, meine neue IBAN, vor der nächsten Gehaltszahlung, vor dem nächsten Gehaltslauf, welche Angaben benötigen Sie",
  },
  fr: {
    story: "mon virement de salaire, mon salaire, ma paie, mon bulletin de paie, le versement de mon salaire",
    ask: "changer mon RIB, modifier mon RIB, mon nouveau RIB, changé de banque, mon nouveau compte, mes nouvelles coordonnées bancaires, avant la prochaine paie, avant le prochain versement",
  },
  es: {
    story: "mi nómina, el ingreso de mi nómina, mi salario, mi sueldo, el pago de mi salario, depósito directo",
    ask: "cambiar mi cuenta, cambiado de banco, cambiar los datos bancarios, mi nueva cuenta, mis nuevos datos bancarios, mi nuevo IBAN, antes de la próxima nómina, antes del próximo pago",
  },
  it: {
    story: "il mio stipendio, accredito dello stipendio, accredito del mio stipendio, la mia busta paga, pagamento del mio stipendio",
    ask: "cambiare il mio IBAN, modificare il mio IBAN, il mio nuovo IBAN, cambiato banca, il mio nuovo conto, le mie nuove coordinate, prima del prossimo stipendio, prima del prossimo accredito",
  },
  pt: {
    story:
      "o meu salário, meu salário, o meu vencimento, meu pagamento de salário, minha folha de pagamento, depósito do meu salário, conta salário",
    ask: "alterar a minha conta, alterar minha conta, mudei de banco, minha nova conta, a minha nova conta, meus novos dados bancários, o meu novo IBAN, antes do próximo pagamento, antes do próximo salário",
  },
  nl: {
    story: "mijn salaris, mijn loon, mijn salarisbetaling, mijn salarisrekening, uitbetaling van mijn salaris",
    ask: "mijn rekeningnummer wijzigen, mijn nieuwe rekeningnummer, mijn bankgegevens wijzigen, van bank veranderd, van bank gewisseld, mijn nieuwe rekening, voor de volgende uitbetaling, voor de volgende salaris*",
  },
  pl: {
    story: "moje wynagrodzenie, mojego wynagrodzenia, moja pensja, mojej pensji, moja wypłata, mojej wypłaty",
    ask: "zmienić numer konta, zmianę numeru konta, zmieniłem bank, zmieniłam bank, moje nowe konto, mój nowy numer konta, przed następną wypłatą, przed najbliższą wypłatą",
  },
  ru: {
    story: "моя зарплата, мою зарплату, моей зарплаты, моя заработная плата, моей заработной платы, зарплатный счет, зарплатная карта",
    ask: "изменить реквизиты, изменить мои реквизиты, сменил банк, сменила банк, мой новый счет, на новый счет, новые реквизиты, до следующей выплаты, до следующей зарплаты",
  },
  tr: {
    story: "maaşım, maaşımın, maaş hesabım*, maaş ödemem*, maaş bordrom*",
    ask: "banka bilgilerimi değiştir*, banka hesabımı değiştir*, bankamı değiştirdim, yeni hesabım*, yeni IBAN*, bir sonraki maaş*, bir sonraki ödeme*",
  },
  zh: {
    story: "我的工资, 我的薪水, 我的工资卡, 工资发放, 工资账户",
    ask: "更换银行卡, 更改银行卡, 更改银行账户, 更换银行账户, 新的银行卡号, 我换了银行, 下次发工资前, 下个月发工资前",
  },
  ja: {
    story: "私の給与, 私の給料, 給与振込, 給与の振込, 給料の振込",
    ask: "振込口座を変更, 振込先を変更, 口座を変更し, 銀行を変更しました, 新しい口座に, 新しい銀行口座, 次回の給与, 次の給料日までに",
  },
};
