/**
 * Phrases of messages that fish for passwords, cards and wallets: something is wrong, act now, sign in here.
 * Real notices use them too, so a check that reads them asks for other evidence as well. Written by this project.
 */
import { words } from "./table.ts";

export const credentials = {
  trouble: words(`
    unusual activity, unusual sign in, unusual signin, unusual login, suspicious activity, suspicious login, unauthorized access,
    unauthorised access, unauthorized transaction, has been suspended, has been limited, has been locked, has been restricted,
    temporarily locked, temporarily suspended, temporarily limited, will be suspended, will be closed, will be deactivated, will be
    terminated, will be blocked, will be deleted, account suspended, account suspension, account on hold, services suspended, we
    detected, new device, security alert, security notice, failed payment, payment failed, payment declined, payment was declined,
    could not process your payment, unable to process your payment, billing problem, billing issue, renewal failed, subscription
    expired, membership is about to expires today, storage is full, storage full, storage limit,
    mailbox is full, mailbox full, mailbox quota, exceeded your storage, undelivered messages, pending messages, messages were
    blocked, incoming messages, quarantined messages, password expires, password expiry, password will password is set to
    wurde gesperrt, wurde eingeschrankt, voruebergehend gesperrt, vorubergehend gesperrt, wird gesperrt, ungewohnliche
    aktivitat*, verdachtige aktivitat*, zahlung fehlgeschlagen, lauft ab, speicher voll, konto eingeschrankt,
    sicherheitshinweis, compte suspendu, a ete suspendu, sera suspendu, activite inhabituelle, a ete bloque, paiement refuse,
    cuenta suspendida, ha sido suspendida, actividad inusual, ha sido bloquead*, pago rechazado, acceso no autorizado, sera
    bloquead*, conta suspensa, foi bloquead*, sera bloqueada, novo acesso, acesso suspeito, foi suspens*, pendencia*, irregular*,
    conto sospeso, e stato bloccato, e stata sospesa, attivita sospett*, verra sospes*, is geblokkeerd, wordt
    geblokkeerd, opgeschort, verdachte activiteit, verloopt, zostalo zablokowane, zostanie zablokowan*, nietypow* aktywn*, konto
    zablokowane, アカウントの異常, 利用制限, 不正アクセス, 不正利用, 一時停止, 支払い方法に問題, アカウントが停止, заблокирован, подозрительная активность, 账户异常, 帐户已被,
    ihr konto wurde, konto wird gesperrt, zugang gesperrt, postfach ist voll, sera desactive, boite mail pleine, votre acces a ete, buzon lleno,
    su acceso ha sido, caixa de entrada cheia, foi temporariamente bloquead*, casella piena, il suo accesso, mailbox vol, skrzynka pelna, dostep
    zostal, hesabiniz askiya, hesabiniz kisitlan*, supheli islem, почтовый ящик переполнен, доступ ограничен, 账户已被冻结, 邮箱已满, 您的账户
  `),
  verify: words(`
    verify your account, verify your identity, verify your information, verify your email, verify your wallet, verify your details,
    verify your mailbox, confirm your account, confirm your identity, confirm your information, confirm your details, confirm your
    payment, confirm your password, confirm ownership, update your account, update your information, update your payment, update
    your billing, update payment, update your details, update your records, validate your, restore your account, restore access,
    reactivate your, unlock your account, secure your account, upgrade your mailbox, upgrade your account, keep same password, keep
    current password, keep my password, retain password, sign in to continue, sign in to your account, log in to your account, login
    to your account, login to continue, click here to verify, click here to confirm, click here to login, click here to update,
    review your account, review activity, review recent activity, release messages, release your messages, recover messages, kyc, re
    confirm your, seed phrase, recovery phrase, connect your wallet, authentication required, action required, bestatigen sie ihr*,
    verifizieren sie, aktualisieren sie ihr*, identitat bestatigen, daten aktualisieren, konto bestatigen, anmelden um, jetzt
    verifizieren, jetzt bestatigen, jetzt aktualisieren, verifier votre, verifiez votre, confirmer votre, confirmez votre, mettre a
    jour vo*, mettez a jour, verificar su, verifique su, confirme su, confirmar su, actualizar su, actualice su*, verifique sua,
    confirme seu*, confirmar seus dados, atualize seu*, atualizar seu*, atualizacao cadastral, regularize, regularizar, verifica il
    tuo, verifica i tuoi, conferma la tua, conferma i tuoi, aggiorna i tuoi, verifieer uw, bevestig uw, bevestig je, werk uw,
    potwierdz sw*, zweryfikuj, zaktualizuj, 本人確認, ご確認ください, アカウントを確認, 更新手続き, お支払い方法を更新, 情報を更新, подтвердите, 验证您的, 更新您的,
    bitte bestatigen sie, zahlungsdaten aktualisieren, photo tan, tan verfahren, confirmez vos informations, validez votre, valide su cuenta, inicie
    sesion, desbloqueie sua, valide seus, atualize os dados, acceda al suo, accedi al tuo, log in op uw, zaloguj sie, zweryfikuj swoje, войдите в
    аккаунт, обновите данные, hesabinizi dogrulay*, bilgilerinizi guncelle*, 立即验证, 登录您的, 会員情報の更新, ログインして
  `),
  deadline: words(`
    within 24 hours, within 24hrs, within 48 hours, within 72 hours, in 24 hours, immediately to avoid, to avoid suspension, to
    avoid interruption, to avoid termination, to avoid losing, failure to, permanently, final notice, final warning, last warning,
    last notice, final reminder, urgent action, immediate action, immediate attention, as soon as possible to avoid, before it is
    too late, expires in, innerhalb von 24 stunden, innerhalb von 48 stunden, letzte mahnung, letzte erinnerung, umgehend, dans les
    24 heures, sous 24 heures, sous 48h, dernier rappel, dentro de 24 horas, en 24 horas, ultimo aviso, em ate 24 horas, ultima
    chance, entro 24 ore, ultimo avviso, binnen 24 uur, laatste herinnering, w ciagu 24, 24時間以内, 48時間以内, 至急, в течение 24 часов, 24 saat icinde, 24小时内, innerhalb von 72 stunden, sous 72h
  `),
  parcel: words(`
    package could not be delivered, parcel could not be delivered, unable to deliver your, failed delivery, delivery failed,
    delivery attempt, your package is, your parcel is, package is waiting, parcel is waiting, pending delivery, pending package,
    delivery is pending, delivery suspended, reschedule delivery, reschedule your delivery, schedule your delivery, confirm your
    address, confirm your delivery, confirm delivery, customs fee, customs duty, shipping fee, shipping id, delivery fee, redelivery
    fee, tracking code, held at our, incomplete address, paket wartet, paket konnte nicht, paketzustellung, wartet auf die
    zustellung, zustellung ihres pakets, zustellung des pakets, zollgebuhr*, versandkosten zu, ihr paket, zustellung
    bestatigen, votre colis, livraison de votre, frais de livraison, frais de douane, su paquete, entrega de su, su envio, tasa de
    aduana, gastos de envio, sua encomenda, encomenda retida, taxa alfandegaria, foi taxad*, il tuo pacco, consegna del pacco, spese di consegna, uw pakket, levering van, bezorging,
    twoja paczka, お荷物, 配達できません, 再配達
  `),
  document: words(`
    shared a document, shared a file, shared a secure file, sent you a document, sent you a secure, document for your review,
    document for your approval, document for approval, review document, review the document, review and sign, please docusign,
    awaiting your signature, pending signature, pending documents, view document, view shared, open document, secure document,
    encrypted message, voice message, voicemail, voice mail, missed call, new fax, remittance advice, payment advice, swift
    copy, proof of payment, assinatura pendente, documento pendente, nota fiscal, boleto, segunda via, dokument zur, neue
    sprachnachricht, nouveau document, nuevo documento, factura pendiente, comprobante de pago
  `),
  refund: words(`
    tax refund, tax return, refund is ready, eligible for a refund, refund of, refund pending, claim your refund, unclaimed refund,
    stimulus payment, steuerruckerstattung, steuererstattung, ruckerstattung, remboursement, reembolso, restituicao, rimborso,
    teruggave, zwrot podatku, 還付
  `),
  charge: words(`
    order transaction, payment status, order id, thank you for your payment, thank you for paying, successfully processed,
    transaction has been approved, receipt status, payment for transaction, your payment for, order has been processed, contact number,
    purchase no, purchase date, auto renewal, auto renewed, successfully renewed, has been charged, will be charged, will be debited,
    amount debited, order confirmation, invoice attached, invoice is attached, find your invoice, billing statement, transaction verified
  `),
  callBack: words(`
    you did not authorize, did not authorise this, if you did not make this, did not place this order, to cancel this, cancel this order,
    cancel the subscription, customer help line, phone support, help desk number, toll free, toll free number, contact phone number,
    customer support number, billing department, call us immediately, call immediately, geek squad, mcafee
  `),
};
