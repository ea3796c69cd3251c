/** What scams say in English, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const en: Gists = {
  accountSuspended:
    "account, mailbox, inbox, webmail, mail box, profile, password | closed, close, suspend*, limited, restricted, locked, blocked, deactivat*, disabled, terminated, deleted, unusual, expire*, expiring, shut down, full, quota | confirm, verify, validate, re-validate, update your, sign in, log in, login, reactivate, restore, keep | hours, immediately, otherwise, lose, permanently, avoid, or you, or your, to continue, today, days",
  advanceFee:
    "million, millions, dollars, usd, eur, sum of, funds, gold | bank, deposit*, dormant, account, vault, consignment, security company, unclaimed, abandoned, contract sum | transfer*, partner, abroad, foreign, claim*, percent, your share, proposal, proposition, compensation, beneficiary | confiden*, reply, contact me, full name, telephone, trust*, your assistance, honest*, private",
  crypto:
    "bitcoin*, btc, crypto*, ethereum, eth, usdt, tether, wallet, mining, coins, token* | balance, withdraw*, payout, unclaimed, claim, profit*, invest*, earn*, deposit, reward, airdrop, expire* | hours, fee, closed, suspended, now, today, before, connect, verify, conversion, guaranteed, daily",
  documentShare:
    "document*, file, contract, agreement, pdf, statement, proposal, invoice | shared, sent you, secure*, encrypted, protected, for your review, waiting, pending | sign in, log in, login, view, open, access, review, download | password, credentials, work email, your email, verify your identity, e-mail and, business email",
  extortion:
    "camera, webcam, video, recorded, recording, film, footage, hacked, malware, trojan, spyware, my program, my software, your device, your computer | friends, contacts, colleagues, family, everyone, relatives, publish, spread, reputation, social media | bitcoin*, btc, usd, dollars, euro*, pay, transfer, wallet, crypto*, litecoin, monero | hours, days, delete, erase, destroy, deadline, timer",
  giftCard:
    "gift card*, giftcard*, voucher*, google play, itunes, steam card*, apple card*, amazon card*, prepaid card*, e-gift, store card* | buy, get, purchase, pick up, pick some, arrange, obtain, order some | code*, scratch*, photo*, picture*, pin*, numbers on, back of, snap* | client*, reimburse*, pay you back, surprise, confiden*, meeting, between us, yourself, for now, conference, cannot talk, can't talk, asap, staff, refund you, incentive*",
  inheritance:
    "deceased, late client, died, passed away, death of, late husband, late father, my late, accident | heir, heirs, next of kin, estate, inherit*, beneficiary, will, bequeath*, same surname, your surname, donate, charity | million*, funds, deposit*, sum, fortune, wealth, money, usd, euros, pounds | contact, reply, consent, claim*, lawyer, attorney, solicitor, barrister, bank, confiden*",
  job: "work from home, working from home, home based, remote job, remote work, part time, part-time, vacancy, job offer, assistant, payment agent, side income, online job | no experience, experience is not, hours a day, hours per day, hours daily, minutes a day, minutes per day, from our clients, transfers from, flexible, simple tasks, rating | month, commission, salary, earn*, weekly, per day, paid daily, percent, pay | reply, apply, contact, whatsapp, telegram, forward them, your account, interested, manager",
  multiFactor:
    "two-factor, two factor, 2fa, mfa, multi-factor, multifactor, authenticator, two-step, two step, authentication | expire*, expiring, renew*, re-enrol*, re-enroll*, re-register, out of date, outdated, must be updated, must be renewed, required, reactivat*, deactivated | scan, qr, click, phone, sign in, log in, link, app, device | access, avoid, hours, today, immediately, locked, losing, lose, continue",
  parcel:
    "parcel, package, shipment, delivery, packet, consignment, courier | held, hold, on hold, pending, could not, unable, failed, waiting, customs, returned, depot, warehouse, incomplete, suspended, undeliver* | pay, fee, fees, charge, charges, customs, duty, address, postage, payment, confirm | hours, release, otherwise, or it, schedule, reschedule, today, days, back to the sender, link, click, now",
  paymentDetails:
    "bank, iban, bank details, swift, routing number, sort code, account details, beneficiary, wire, remittance, ach | changed, change, new, moved, switched, updated, no longer, disregard, old, previous, different, audit, on file, instead | invoice*, payment*, remit*, pay, transfer*, outstanding, balance due | kindly, immediate effect, with effect, from now, henceforth, disregard, going forward, from today, do not use, below, confirmation, update your records, process, future",
  payroll:
    "salary, wage, wages, payroll, paycheck, pay cheque, direct deposit, pay slip, payslip | new, change, changed, changing, switched, switch, update, updated, different, closed | bank, account, deposit, routing | my salary, my pay, my wages, my paycheck, my direct deposit, my new, my bank, i have changed, i changed, i have switched, i recently, i would like, i want, can you, could you, before payday, next pay, what you need, what information",
  romance:
    "lonely, single, relationship, soulmate, love, honest man, marriage, dating, serious, companion, widow* | photo*, picture*, profile, pics, dating site, online | write, reply, email me, e-mail me, whatsapp, telegram, private address, get to know, know you, talk to you | dear, years old, i am 2, i am 3, my name is, woman, lady, girl, sweet*, handsome, russia*, ukrain*",
  tax: "tax, taxes, hmrc, irs, revenue, fiscal, vat, council tax | refund, rebate, repayment, overpaid, overpayment, due a, entitled, eligible, owed, penalty, unpaid | form, card, claim, submit, confirm, bank details, link, click, details, pay",
  techSupport:
    "charged, debited, deducted, renewed, renewal, purchase, order, subscription, payment of, invoice, auto-renew*, membership, transaction | protection, antivirus, anti-virus, security, norton, mcafee, geek squad, computer, device*, support, paypal, bitcoin, defender, lifelock, 360, warranty, microsoft, amazon, apple | cancel*, refund*, dispute, did not, didn't, not authori*, unauthori*, not you, not made, not place | call, phone, dial, toll free, toll-free, helpline, helpdesk, contact us at, customer care, number, reach us",
  urgentFavour:
    "are you free, are you available, do you have a moment, got a moment, a minute, at your desk, are you there, in the office, busy, quick request, quick task, quick favour, quick favor, available | need you, need your, favour, favor, task, handle, assist, take care of, get something done, run an errand, help me with | can't talk, cannot talk, can't take calls, cannot take calls, can't call, in a meeting, in meetings, in a conference, confiden*, discreet*, mobile number, cell number, phone number, cell phone, whatsapp, between us",
  voicemail:
    "voicemail*, voice mail, voice message*, audio message, missed call*, voice note, fax, vm | received, new, waiting, left, incoming, from, missed | listen, play, hear, playback, view, retrieve, open | sign in, log in, login, signing in, logging in, account, click, portal, attached, attachment, password, link, below",
};
