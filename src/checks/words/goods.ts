/**
 * Phrases of mail that sells to strangers: medicines, cures, adult content, easy money, cheap credit, pirated goods, mass mailing, and the
 * excuses such mail carries for itself. Written by this project.
 */
import { words } from "./table.ts";

export const goods = {
  medicine: words(`
    viagra, cialis, levitra, erectile dysfunction, erection*, penis, penis enlargement, male enhancement, bigger penis, increase
    your size, sexual performance, libido, hgh, human growth hormone, herbal, online pharmacy, canadian pharmacy, no prescription,
    without prescription, prescription drugs, phentermine, potenz, potenzmittel, aphrodisiak*, manneskraft, impuissance, ereccion,
    erecao, erezione, testosterone
  `),
  cure: words(`
    lose weight, weight loss, fat burning, burn fat, belly fat, stubborn fat, melt fat, fat loss, flushes out fat, lose up to, diet
    or exercise, fatty liver, nerve pain, neuropathy, tinnitus, blood sugar, joint pain, memory loss, toenail fungus,     constipation, big pharma, doctors hate, doctors are stunned, this one trick, weird trick, simple trick, miracle cure, miracle pill, all
    natural, cbd gummies, ozempic, anti aging, wrinkles, hair loss, abnehmen, maigrir, perder peso, emagrecer, dimagrire,
    afvallen, horoskop, astrolog*
  `),
  adult: words(`
    porn, xxx videos, xxx movies, xxx pics, xxx sites, hardcore, adult site, adult dating, horny, sluts, blowjob, cum, cumshot*, fuck buddy, fuckbook, nude, naked girls, hot girls,
    webcam girls, sexy girls, sex partner, sex tonight, hookup, milf, bestiality, zoophilia, lonely housewives, single women,
    russian women, meet singles, sexkontakte, geile, femmes coquines, chicas calientes
  `),
  "easy money": words(`
    make money, earn money, extra income, extra cash, work from home, work at home, home based business, be your own boss, financial
    freedom, financially free, get rich, income per week, income per month, per week income, a week working, earn up to, passive
    income, multi level, mlm, network marketing, pyramid, downline, nothing to lose, millionaire, positive cash flow, cash generating, unlimited income,
    online business, money making, passives einkommen, geld verdienen, gagner de l'argent, ganar dinero, ganhar dinheiro, renda
    extra, guadagnare, trading bot, trading signals, stock alert, penny stock*, hot stock, strong buy, undervalued, bitcoin trading,
    crypto trading, merchant account, accept credit cards
  `),
  credit: words(`
    mortgage, mortgage rates, refinance, refinancing, home equity, lowest rates, low interest rates, interest rates are, bad credit,
    no credit check, credit check*, credit repair, debt relief, get out of debt, eliminate debt, consolidate your, lenders compete,
    lenders, pre approved, preapproved, credit card debt, life insurance, term life, auto insurance, car insurance, health insurance
    quotes, insurance quote*, rates as low as, save up to 70, extended warranty, auto warranty, timeshare, home warranty, medicare,
    cash advance, payday, unsecured, government grants, free grants
  `),
  cheap: words(`
    replica watches, replica handbags, replica bags, replicas of, rolex, designer watches, cheap software, oem software, cable descrambler, descrambler, copy dvd*, free satellite, toner
    cartridges, inkjet cartridges, university diploma*, diplomas, degree from, free vacation, free cruise, discount cigarettes,
    cheap cigarettes, spy on, wholesale prices, factory direct, adobe photoshop cs
  `),
  mailing: words(`
    millions of email addresses, million email, million emails, bulk email, bulk mail, email marketing, mass mailing, targeted email, email
    list, email lists, mailing software, opt in list, email database, fresh leads, targeted leads, leads list, contact list of,
    attendees list, fax numbers, reach millions
  `),
  excuse: words(`
    this is not spam, not unsolicited, cannot be considered spam, considered spam, bill s 1618, s 1618, title iii, removed from our
    mailing list, be removed from our, removed from future mailings, remove in the subject, remove in subject, word remove, to be
    removed, to remove yourself, remove your email, removed from this list, for removal, to be taken off, removal instructions, wish
    to be removed, opted in, opt in,
    our marketing partners, one of our partners, one of our affiliates, you are receiving this because you,
    you signed up, no longer wish to receive, we respect your privacy, does not wish to receive, no further mailings, this is a one
    time mailing, one time mailing, you will not receive any more, feel free to exit, to exit here, exit here, stop
    getting these
  `),
  pressure: words(`
    act now, order now, order today, buy now, call now, click here now, click below, limited time offer, limited time,
    special offer, risk free, 100 guaranteed, money back guarantee, guaranteed, satisfaction guaranteed, no obligation, absolutely
    free, totally free, completely free, 100 free, free trial, free sample, free report, free information, free quote, no cost,
    as seen on, once in a lifetime, don't delay, do not delay, toll free, while you sleep, try it free, 100
    risk, visit our web site, fill out the form, form below, jetzt bestellen, hier klicken, cliquez ici, haga clic aqui, clique
    aqui, clicca qui, klik hier
  `),
};
