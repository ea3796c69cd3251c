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
  "adult offer": words(`
    adult dvd, adult dvds, adult video, adult videos, adult movies, adult pictures, adult site, adult sites, adult dating, adult content, adult
    entertainment, free adult, xxx dvd, xxx dvds, xxx video, xxx videos, xxx movies, xxx pics, xxx sites, xxx site, free porn, porn videos, porn movies, hardcore porn, hardcore sex, live sex, sex videos, sex pictures, sex site, sex sites, amateur videos, webcam
    girls, live girls, hot girls, naked girls, nude celebrities, barely legal, teen sex, forced sex, bestiality, zoophilia,
    animal sex, sex with animals, sex partner, sex tonight, local sex, casual sex, kostenlose pornos,
    pornoseite, pornovideos, sexvideos, sextreffen, videos porno, video porno, films porno, porno gratuit, plan cul, rencontres
    coquines, porno gratis, peliculas porno, sexo en vivo, sexo gratis, filmes porno, sexo ao vivo, acompanhantes, film porno, sesso dal vivo,
    incontri piccanti, gratis porno, pornofilms, sexdate, sexcontacten, filmy porno, darmowe porno, sex oferty, sekskamerki, порно видео,
    порно ролики, порно бесплатно, секс знакомства, porno izle, porno videolar, porno video, canli seks, sicak kizlar, 成人视频, 成人網站, 成人网站, 色情, 裸聊,
    アダルト動画, アダルトサイト, 無修正, 出会い系
  `),
  adult: words(`
    porn, hardcore, horny, sluts, blowjob, cum, cumshot*, fuck buddy, fuckbook, nude,
    sexy girls, hookup, milf, lonely housewives, single women,
    russian women, meet singles, sexkontakte, geile, femmes coquines, chicas calientes
  `),
  "easy money": words(`
    make money, make a million, thousand a week, thousand per week, thousands per week, working from home, working at home, earn money, extra income, extra cash, work from home, work at home, home based business, be your own boss, financial
    freedom, financially free, get rich, income per week, income per month, per week income, a week working, earn up to, passive
    income, multi level, mlm, network marketing, pyramid, downline, nothing to lose, millionaire, positive cash flow, cash generating, unlimited income,
    online business, money making, passives einkommen, geld verdienen, gagner de l'argent, ganar dinero, ganhar dinheiro, renda
    extra, guadagnare, trading bot, trading signals, stock alert, penny stock*, hot stock, strong buy, undervalued, bitcoin trading,
    crypto trading, merchant account, accept credit cards
  `),
  dating: words(`
    meet singles, meet other singles, million singles, single men and women, local singles, singles near you, find your soul mate, find your
    soulmate, find love now, find true love, browse personals, thousands of personals, photo personals, single ladies, mail order bride*, singles
    kennenlernen, singles in deiner, partnersuche jetzt, celibataires pres de, trouvez l'amour, solteras en tu, encuentra el amor, solteiras na
    sua, encontre o amor, single nella tua, trova l'amore, singles in de buurt, vind de liefde, single w twojej okolicy, znajdz milosc, найди
    любовь, девушки ждут, askini bul, bekar bayanlar, 单身女性, 寂寞少妇, 恋人募集
  `),
  returns: words(`
    high returns, guaranteed returns, guaranteed return, monthly return*, weekly return*, daily return*, return on your money, return on your
    secure, double your money, double your investment, upside potential, explosive growth, ground floor opportunity, risk capital,
    options trading, currency trading, forex signals, trading advisory, investment package, investor alert, stock pick,
    stock picks, undervalued company, hohe renditen, garantierte rendite, verdoppeln sie ihr, rendement garanti, hauts rendements, doublez votre,
    altos rendimientos, rentabilidad garantizada, duplique su, altos retornos, rentabilidade garantida, dobre seu dinheiro, rendimenti
    garantiti, alti rendimenti, raddoppia il tuo, gegarandeerd rendement, verdubbel uw, gwarantowany zysk, wysokie zyski, podwoj swoj*,
    гарантированный доход, высокий доход, удвойте, garantili kazanc, yuksek getiri, paranizi ikiye katla*, 稳赚, 高收益, 高回报, 必ず儲かる, 高利回り
  `),
  promotion: words(`
    promote your business, promote your products, promote your website, promote your site, promote your web site, submit your site, submit your
    website, submit your ad, submit your business, classified sites, classified ads, search engines and directories, internet exposure, internet
    marketing, increase your traffic, traffic to your website, hits to your, commissions for, high commissions, earn
    commissions, affiliate program, reseller program, be found on the web, great looking website, get your own website, domain extensions, new
    domain names, register your domain, bulk friendly, bulletproof hosting, offshore hosting, post your resume, mailing campaign,
    werben sie fur ihr, mehr besucher auf ihrer, provision verdienen, faites connaitre votre, plus de visiteurs, promocione su negocio, mas
    visitas a su, divulgue seu negocio, divulgue sua empresa, mala direta, promuovi la tua, piu visite al tuo, promoot uw, meer bezoekers,
    wypromuj swoj*, wiecej odwiedzin, baza firm, bazy danych firm, раскрутка сайта, продвижение сайт*, база данных предприятий, клиентские базы, email рассылк*,
    рассылка писем, sitenizi tanitin, toplu mail, 群发邮件, 邮件群发, 网站推广, 推广您的, メール配信代行, アクセスアップ
  `),
  credit: words(`
    kredit ohne schufa, sofortkredit, schuldenfrei, credit rapide, rachat de credit, credito sin aval, credito rapido, reunificacion de deudas,
    credito consignado, dinheiro rapido, limpe seu nome, prestiti veloci, cessione del quinto, snel geld lenen, lenen zonder bkr, szybka pozyczka,
    chwilowk*, kredyt bez bik, кредит без справок, займ онлайн, hizli kredi, borc kapatma, 无抵押贷款, 贷款, 信用卡套现, 即日融資, mortgage, mortgage rates, refinance, refinancing, home equity, lowest rates, low interest rates, interest rates are, bad credit,
    no credit check, credit check*, credit repair, debt relief, consolidate your debt*, your debt now, reduce interest rates, one monthly payment, get out of debt, eliminate debt, consolidate your, lenders compete,
    lenders, pre approved, preapproved, credit card debt, life insurance, term life, auto insurance, car insurance, health insurance
    quotes, insurance quote*, rates as low as, save up to 70, extended warranty, auto warranty, timeshare, home warranty, medicare,
    cash advance, payday, unsecured, government grants, free grants
  `),
  cheap: words(`
    replica uhren, druckerpatronen, tintenpatronen, software gunstig, montres repliques, cartouches d'encre, logiciels pas cher, relojes replica,
    cartuchos de tinta, relogios replica, cartuchos de toner, orologi replica, cartucce, replica horloges, inktcartridges, repliki zegarkow, tusze do
    drukarek, копии часов, картриджи для, replika saat*, kartus ve toner, 高仿, 复刻, 墨水匣, 碳粉匣, 硒鼓, 批發, スーパーコピー, トナーカートリッジ, replica watches, replica handbags, replica bags, replicas of, rolex, designer watches, cheap software, oem software, cable descrambler, descrambler, copy dvd*, free satellite, toner
    cartridges, inkjet cartridges, university diploma*, diplomas, degree from, free vacation, free cruise, discount cigarettes,
    cheap cigarettes, spy on, wholesale prices, factory direct, adobe photoshop cs
  `),
  mailing: words(`
    millionen e mail adressen, adressen kaufen, millions d'adresses, fichier d'adresses, base de datos de correos, bases de datos de empresas,
    lista de emails, banco de emails, indirizzi email verificati, database di email, e mailadressen kopen, baza adresow, bazy mailingowe, базы email,
    база адресов, mail listesi, e posta adresi listesi, 邮件地址库, メールアドレスリスト, millions of email addresses, million email, million emails, million e mails, 1 million e mails, e mail marketing, targeted e mail, bulk email, bulk mail, email marketing, mass mailing, targeted email, email
    list, email lists, mailing software, opt in list, email database, fresh leads, targeted leads, leads list, contact list of,
    attendees list, fax numbers, reach millions
  `),
  excuse: words(`
    this is not spam, not unsolicited, cannot be considered spam, considered spam, bill s 1618, s 1618, title iii, removed from our
    mailing list, be removed from our, removed from future mailings, remove in the subject, remove in subject, word remove, to be
    removed, to remove yourself, remove your email, removed from this list, for removal, to be taken off, removal instructions, wish
    to be removed,
    our marketing partners, one of our partners, one of our affiliates, does not wish to receive, no further mailings, this is a one
    time mailing, never sent unsolicited, if this email bothers you, apologize if this is an unwanted, apologies if you are not the, do not wish any more mailings, for deletion, prior consent, remove in the subject line, dies ist kein spam, keine unerwunschte werbung, ceci n'est pas un spam, pour ne plus recevoir, este mensaje no es spam, no es considerado spam, no puede ser considerado spam, nao pode ser considerado spam, este email nao e spam, non e spam, ai sensi della legge 675, dit is geen spam, to nie jest spam, nie stanowi oferty handlowej, это не спам, bu bir spam degildir, 若打扰到您, 如不想再收到, 若您不想再收到, 配信停止をご希望, 未承諾広告, one time mailing, you will not receive any more, feel free to exit, to exit here, exit here, stop
    getting these
  `),
  footer: words(`
    opted in, opt in, you are receiving this because you, you signed up, you have signed up, no longer wish to receive, we respect your privacy, sie
    erhalten diese e mail weil, vous recevez cet e mail car, recibe este correo porque, voce esta recebendo este, ricevi questa email perche, u
    ontvangt deze e mail omdat, otrzymujesz te wiadomosc poniewaz, вы получили это письмо потому что, bu e postayi aldiniz cunku, 您收到此邮件是因为,
    本メールはご登録
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
