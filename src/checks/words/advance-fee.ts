/**
 * Phrases of letters that promise a share of money that is not there: inheritance, dead customers, lotteries, compensation, donations, loans.
 * One group alone is ordinary language; several together are not (checks/content/advance-fee.ts counts groups). Written by this project.
 */
import { words } from "./table.ts";

export const advanceFee = {
  dead: words(`
    throat cancer, no more alive, terminally ill, my late wife, doctor told me that,
    next of kin, late husband, my late father, my late client, my late customer, late customer, deceased customer, deceased client,
    late relative, a deceased, who died, died in a car accident, died in a plane, plane crash, cancer of the, diagnosed with cancer,
    esophageal cancer, breast cancer, terminal illness, only daughter of, only son of, only child of, my sick bed, days to
    live, few months to live, orphan, without leaving a will, heirs to the, died without, verstorbenen ehemann, verstorbener mann,
    an krebs erkrankt, meines verstorbenen, nachster angehoriger, mon defunt mari, feu mon pere, mon defunt pere, atteinte d'un
    cancer, mi difunto esposo, mi difunto marido, falleció, pariente mas cercano, meu falecido marido, parente mais proximo, mio
    defunto marito, 近亲, 已故
  `),
  money: words(`
    million dollars, million united states dollars, million us dollars, million usd, million euro*, million pounds, million british
    pounds, hundred thousand united states dollars, hundred thousand dollars, thousand united states dollars, hundred thousand us
    dollars, united state dollars, million united state*, sum of us, the sum of usd, sum of money, the sum of, total sum of, huge
    sum, huge amount of money, millionen euro, millionen dollar, millionen us dollar, summe von, la somme de, millions de dollars,
    millions d'euros, millones de dolares, millones de euros, milhoes de dolares, milhoes de euros, milioni di euro, milioni di
    dollari, 万美元, миллионов долларов
  `),
  funds: words(`
    in your country, to your country, handle this fund, funds available, invest into, investing in your country, investment funding,
    amount to pickup, donation grant, certain amount of money, source of funding, code of donation, kod darowizny, darowizn*,
    transfer the fund, transfer the funds, transfer of the funds, transfer this fund, transfer this money, transfer the money,
    transfer of funds, fund transfer, your fund, your funds, this fund, these funds, abandoned fund*, abandoned sum, dormant
    account, unclaimed fund*, unclaimed, inheritance, inherited, overdue payment, release of your fund*, release your fund*,
    compensation fund*, compensation payment, your compensation, relocate funds, investment funds, invest in your country, funds for
    investment, consignment box, trunk box, money was deposited, deposited the sum, deposited with, into your bank account,
    to your bank account, your payment file, contract payment, over invoiced, secret deposit, claim the fund*, share the
    money, for your share, of the total sum, geld uberweisen, erbschaft, das geld zu, transferer les fonds, transferer
    cette somme, herencia, transferir los fondos, heranca, transferir o dinheiro, eredita, 资金转移, наследство
  `),
  office: words(`
    solicitor, solicitors, high net worth, private banking clients, investment consortium, financial consultant, finance consultant,
    investment consultant, portfolio manager, bank london, politically exposed, investment broker, family office,
    united nations, united nation, international monetary fund, world bank, central bank, federal reserve, federal bureau of
    investigation, western union, money gram, moneygram, atm card, atm visa card, visa card worth, diplomat, diplomatic agent,
    barrister, solicitor at law, accredited attorney, bank manager, branch manager, bank auditor, auditor and accountant, audit
    department, auditing manager, remittance department, foreign transfer department, foreign remittance, director of the bank, bank
    director, security company, finance house, reverend, us army, peace keeping, sgt, bank of africa, ministry of finance,
    royal family, courier company, interpol, homeland security, bankerin, bankier, direktorin der bank,
    directeur de la banque, notaire, gerente del banco, gerente do banco, 国际货币基金组织, صندوق النقد الدولي
  `),
  plea: words(`
    trust me, reliable and trusted, trusted and capable, capable person, serious illness, grace of god, with all due respect, great
    sadness, something very important, good news for you, last wish, letzter wunsch, i am dying, mutual trust, with due respect,
    god bless, my dear beloved, dear beloved, beloved one, in the name of god, may come as a surprise, come to you as a surprise,
    come as a surprise to you, might be a surprise to you, will surprise you, strictly confidential, very confidential, highly
    confidential, utmost confidence, top secret, keep this confidential, absolute confidentiality, i came across your, i got your
    contact, i got your email, found your email, your email profile, trustworthy, honest person, reliable person, god
    fearing, good faith, forgive my, pardon me for, apologize for intruding, invasion of your privacy, i know that this message,
    through this medium, through this media, less privileged, orphanage, motherless, heavy heart, for god's
    sake, with tears, the almighty, gott segne, wohltatigkeit*, vertraulich, que dieu, au nom de dieu, dios le bendiga,
    estrictamente confidencial, deus abencoe, strettamente confidenziale
  `),
  answer: words(`
    contact me back, respond for further details, respond for more, did you receive my, received my previous, receive my mail,
    receive my previous, i have a project, reply for further, kindly get back, respond to me, immediate response to me, personal
    email, upon your acknowledgment, explore the transaction, private e mail,
    reply for more details, for more details, more details, get back to me, contact me on, contact me through, contact me via, reply
    me, reply to me, urgent response, urgent reply, urgent assistance, your urgent, await your, awaiting your, waiting for your
    response, waiting to hear from you, wait to hear from you, looking forward to hear from you, private email, my personal email,
    write me back, kindly reply, kindly respond, respond back, indicate your interest, if you are interested, your positive
    response, your immediate response, hear from you soon, reply urgently, permission to share, your full name, full names, direct
    telephone, your telephone number, your nationality, marital status, scan copy, your id card, phone number and, your
    age, contact him, contact her, contact them, kontaktieren sie mich, kontaktieren sie uns, antworten sie, ihre antwort, melden
    sie sich bei mir, weitere informationen, vollstandiger name, contactez moi, repondez moi, votre reponse, pongase en contacto, su
    respuesta, entre em contato, sua resposta, contattami, 请回复, 联系我
  `),
  greeting: words(`
    hello friend, hi my friend, hi dear, dear one, good day sir, sir ma'am, hello good day, dear patriot, dearest one, attention
    sir, attention ma,
    dear friend, my dear friend, hello dear, dear sir madam, dear sir ma, attention beneficiary, attn beneficiary, dear beneficiary,
    dear award, dear winner, attention please, dear good friend, dear in christ, my dear, compliments of the, compliment of the day,
    calvary greetings, greetings to you, greetings from, good day to you, attention dear, dear email, email owner, dear fund, dear
    esteemed, beloved, i am mr, i am mrs, i am miss, i am dr, i am barrister, i am ms, my name is mr, my name is mrs, my name is
    miss, my name is dr, this is mr, this is mrs, i am sgt, i am engr, lieber freund, sehr geehrter begunstigter, mein name ist, ich
    bin herr, ich bin frau, cher ami, chere amie, je suis madame, je m'appelle, querido amigo, estimado amigo, mi nombre es, caro
    amigo, meu nome e, 亲爱的朋友
  `),
  windfall: words(`
    lottery, jackpot, powerball, mega millions, euromillions, winning number, lucky winner*, you have won, want to donate, to donate to, willing to donate, donate the sum, donating, donation of, donation to you, have been compensated, has been donated, was donated, beneficiary, selected to
    receive, approved to pay, grant of, payment of your, spende, spenden, gespendet, lotterie, gewonnen, faire un don, don de,
    loterie, loteria, donacion, doacao, donazione, lotteria, beneficiaire, beneficiario, begunstigte*
  `),
  business: words(`
    vital proposal, kind consideration, business insight*, investment opportunities, express your interest, partner with us,
    business partnership, represent a client, a client who, my client, a project i want, beneficial to both,
    business proposal, business proposition, investment proposal, proposed business, mutual benefit, mutually beneficial, benefit
    both, benefit of both, both parties, lucrative, joint venture, investment opportunity, profitable deal, business
    deal, business opportunity, financial deal, this transaction, risk free, no risk, zero risk, percent for you, business partner,
    foreign partner, profitable, private investor*, investment partner, i have a deal, a deal in my bank, a proposal for you,
    business with you, assist me to, assist me in, your assistance, partner with you, geschaftsvorschlag, geschaftsangebot,
    proposition d'affaires, propuesta de negocio*, proposta de negocio*, proposta d'affari
  `),
  loan: words(`
    loan offer, offer loan*, business loan*, personal loan*, loans at, loan at, apply for a loan, need a loan, need of a loan, loan
    amount, loan duration, amount needed, amount of loan, loan company, loan firm, loan lender, interest rate, rate of 2, rate of 3,
    fund your project, project funding, project financing, finance your project*, debt consolidation, get funded, working capital,
    private lender, fur einen kredit, kredite zu, kredit an, urgent loan, need loan, contact us for a loan, for a loan today, kreditangebot, darlehen, benotigte menge, leihdauer, kredit bei, offre de pret, pret entre particulier*, taux
    d'interet, prestamo*, tasa de interes, emprestimo*, taxa de juros, prestito, tasso di interesse
  `),
};
