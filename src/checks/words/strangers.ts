/**
 * Phrases by which strangers begin: looking for company, offering work, or asking whether an earlier letter came through. Written by this
 * project. Friends and offices write some of these, so a check asks for a stranger's address beside them.
 */
import { words } from "./table.ts";

export const strangers = {
  company: words(`
    i saw your profile, i came across your profile, looking for a serious relationship, serious relationship, looking for a man, looking for
    love, true love, my soulmate, lonely woman, single lady, russian ladies, russian girls, beautiful women, chat with women, local women,
    singles in your area, want to get to know you, i want to know you better, become friends, send me your pictures, i will send you my photo,
    einsame frauen, frauen in deiner nahe, frauen aus deiner region, ernsthafte beziehung, mochte dich kennenlernen, rencontre serieuse, femmes
    celibataires, je cherche un homme, faire ta connaissance, mujeres solteras, relacion seria, quiero conocerte, mulheres solteiras,
    relacionamento serio, quero te conhecer, donne single, relazione seria, vorrei conoscerti, eenzame vrouwen, serieuze relatie, samotne kobiety,
    powazny zwiazek, chce cie poznac, серьезные отношения, хочу познакомиться, ciddi iliski, 交友, 出会い
  `),
  work: words(`
    part time job, remote job offer, work from home position, no experience required, no experience needed, earn per day, per day from home, weekly
    pay, mystery shopper, secret shopper, payment processor, personal assistant needed, data entry job, we are hiring, job opportunity for you,
    flexible hours, nebenjob von zuhause, heimarbeit, keine erfahrung notig, travail a domicile, sans experience, trabajo desde casa, sin
    experiencia, trabalhe em casa, sem experiencia, lavoro da casa, senza esperienza, thuiswerk, praca zdalna bez doswiadczenia, удаленная
    работа, evden calisma, 在家兼职, 网路兼职, 在宅ワーク
  `),
  nudge: words(`
    did you get my, did you receive my, have you received my, my previous email, my last email, my previous mail, my earlier message, are you
    there, kindly get back to me, please get back to me, get back to me for more, i await your, reply me, write me back, contact me on my, reply to
    my private, private email, meine vorherige e mail, meine letzte e mail, haben sie meine, kontaktaufnahme erforderlich, bitte
    kontaktieren sie mich, mon precedent mail, avez vous recu mon, contactez moi, recibio mi, mi correo anterior, pongase en contacto conmigo,
    recebeu meu, voce recebeu, entre em contato comigo, hai ricevuto la mia, mi contatti, heeft u mijn, neem contact met mij, czy otrzymal*
    moj*, prosze o kontakt na, получили ли вы мое, свяжитесь со мной, e postami aldiniz mi
  `),
  wish: words(`
    i have a proposal, i have a business proposal, mutual benefit, beneficial to both, i have something to, important to discuss with you, something
    important to tell you, need your assistance, need your cooperation, your consent, foundation, charity, orphan*, widow*, donation, last wish,
    mein letzter wunsch, spende, stiftung, ich habe einen vorschlag, gegenseitigem nutzen, j'ai une proposition, don de, derniere volonte,
    tengo una propuesta, donacion, ultima voluntad, tenho uma proposta, doacao, ho una proposta, donazione, ik heb een voorstel, schenking,
    mam propozycje, darowizn*, предложение для вас, пожертвовани*, bagis, 捐款, 寄付
  `),
};
