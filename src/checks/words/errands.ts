/**
 * Phrases of letters in a superior's or colleague's name that ask for an errand: gift cards, a transfer, other bank details. Each is ordinary
 * among colleagues; together, from outside, they are fraud ("business e-mail compromise"). Written by this project.
 */
import { words } from "./table.ts";

export const errands = {
  available: words(`
    are you available, are you at your desk, are you in the office, are you free at the moment, are you busy, do you have a moment, i need a favor, i need a favour, can you do me a favor,
    can you do me a favour, i need you to, i need your help with, quick task, urgent task, let me know when you are available, send me your mobile, your cell number, your cell phone number, your whatsapp number,
    sind sie verfugbar, bist du verfugbar, bist du im buro, ich brauche ihre hilfe, ich brauche deine hilfe, kurze aufgabe, etes vous disponible, es tu disponible, j'ai besoin de vous, esta disponible, necesito que, sei disponibile, ben je beschikbaar
  `),
  unreachable: words(`
    in a meeting, in meetings, in a conference, can't talk, cannot talk, can't take calls, cannot take calls, no calls, unable to call, only by email, reply by email only, just reply to this email, reply to my email, can't call, cannot call,
    in einer besprechung, in einem meeting, nicht telefonisch, nicht telefonieren, nur per mail, en reunion, je ne peux pas telephoner, en una reunion, in riunione, in vergadering
  `),
  cards: words(`
    gift cards, gift card, itunes card*, apple cards, google play card*, steam card*, amazon card*, visa gift, vanilla card*, physical cards, ebay card*, scratch the back, scratch off, scratch and, send me the codes, pictures of the codes, picture of each card, photos of the back,
    geschenkkarten, guthabenkarten, gutscheinkarten, rubbeln, die codes, cartes cadeaux, tarjetas regalo, tarjetas de regalo, carte regalo, cadeaukaarten, karty podarunkowe, cartoes presente, подарочные карты, hediye kart*, 礼品卡, ギフトカード
  `),
  transfer: words(`
    wire transfer, make a payment, process a payment, process an urgent payment, urgent payment, same day payment, transfer to a new vendor, initiate a transfer, payment to a vendor, outstanding invoice today, swift transfer, pay the attached invoice today,
    eilige uberweisung, dringende uberweisung, uberweisung tatigen, zahlung veranlassen, virement urgent, effectuer un virement, transferencia urgente, bonifico urgente, spoedbetaling, pilny przelew, transferencia imediata, pagamento urgente, срочный перевод, acil havale, 紧急付款, 至急振込
  `),
  details: words(`
    change my direct deposit, update my direct deposit, my payroll, payroll information, new bank account, our bank details have changed, bank details have changed, change of bank details, new banking details, updated bank details, updated banking, new account details, our account is under audit, remit to our new,
    neue bankverbindung, bankverbindung geandert, bankverbindung hat sich, nouveau rib, nouvelles coordonnees bancaires, changement de rib, nueva cuenta bancaria, nuevos datos bancarios, nuevo iban, nuove coordinate bancarie, nuovo iban, nieuw rekeningnummer,
    zmiana numeru konta, nowy numer rachunku, novos dados bancarios, nova conta bancaria, новые банковские реквизиты, новые реквизиты, yeni banka
    hesab*, 新的银行账户, 銀行口座の変更, gehaltskonto andern, meine gehaltszahlung, mon virement de salaire, mi nomina, il mio stipendio
  `),
  secrecy: words(`
    keep this confidential, keep this between us, between you and me, it's a surprise, it is a surprise, as a surprise, don't tell, do not tell, do not discuss, strictly between us, handle this discreetly, discretion, reimburse you, you will be reimbursed, i will reimburse,
    unter uns, vertraulich behandeln, eine uberraschung, behalten sie das fur sich, confidentiel, entre nous, es una sorpresa, sea discreto, e una sorpresa
  `),
  hurry: words(`
    as soon as possible, right away, right now, within the hour, before noon, before the end of the day, by close of business, it's urgent, this is urgent, urgently, asap, immediately, sofort, so schnell wie moglich, noch heute, des que possible, au plus vite, lo antes posible, il prima possibile
  `),
};
