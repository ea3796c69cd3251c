/** Easy work from home that nobody applied for; it launders money, cashes cheques or costs a fee. */
import type { Family } from "./family.ts";

export const job: Family = {
  en: {
    story:
      "part-time job, remote job offer, work from home position, work from home job, your resume was, your CV was shortlisted, we found your resume, job opportunity for you, mystery shopper, secret shopper, payment processing agent, personal assistant position",
    ask: "no experience required, no experience needed, no experience is needed, weekly pay, paid weekly, earn per day, per day from home, a few hours a day, hours a day, to apply send your, text the hiring manager, add our recruiter, contact our recruiter on, contact the hiring manager",
  },
  de: {
    story:
      "Nebenjob von zu Hause, Nebenjob im Homeoffice, Heimarbeit, Arbeit von zu Hause, Stellenangebot für Sie, Ihr Lebenslauf wurde, Testkäufer*, Zahlungsagent*, Finanzagent*, Remote-Job",
    ask: "keine Erfahrung nötig, keine Erfahrung erforderlich, keine Vorkenntnisse, pro Tag verdienen, Euro pro Tag, wöchentliche Auszahlung, wöchentliche Bezahlung, wenige Stunden am Tag, Stunden täglich, per WhatsApp bewerben, über WhatsApp bewerben",
  },
  fr: {
    story:
      "travail à domicile, emploi à domicile, travail à distance, offre d'emploi pour vous, votre CV a été, client mystère, agent de paiement, emploi à temps partiel",
    ask: "sans expérience, aucune expérience requise, aucune expérience nécessaire, euros par jour, par jour depuis chez vous, paiement hebdomadaire, quelques heures par jour, heures par jour, postulez via WhatsApp, contactez notre recruteur",
  },
  es: {
    story:
      "trabajo desde casa, trabajar desde casa, empleo remoto, trabajo a tiempo parcial, oferta de trabajo para usted, oferta de empleo para ti, su currículum fue, tu currículum ha sido, comprador misterioso, agente de pagos",
    ask: "sin experiencia, no se requiere experiencia, no necesita experiencia, euros al día, dólares al día, pago semanal, unas horas al día, horas al día, postúlate por WhatsApp, contacta por WhatsApp con, contacte con nuestro reclutador",
  },
  it: {
    story:
      "lavoro da casa, lavorare da casa, lavoro da remoto, lavoro part-time, offerta di lavoro per te, il tuo curriculum è stato, il suo curriculum è stato, cliente misterioso, agente di pagamento",
    ask: "senza esperienza, nessuna esperienza richiesta, non serve esperienza, euro al giorno, pagamento settimanale, poche ore al giorno, ore al giorno, candidati su WhatsApp, contatta il nostro selezionatore, contatti il nostro recruiter",
  },
  pt: {
    story:
      "trabalho em casa, trabalhe em casa, trabalhar em casa, trabalho a partir de casa, trabalho remoto, emprego em part-time, oferta de emprego para si, vaga para você, seu currículo foi, o seu currículo foi, cliente misterioso, agente de pagamentos",
    ask: "sem experiência, não é necessária experiência, não precisa de experiência, euros por dia, reais por dia, pagamento semanal, poucas horas por dia, horas por dia, candidate-se pelo WhatsApp, contacte o nosso recrutador, fale com nosso recrutador",
  },
  nl: {
    story:
      "thuiswerk, baan vanuit huis, werken vanuit huis, werk op afstand, bijbaan vanuit huis, vacature voor u, uw cv is, je cv is, mystery shopper, betalingsagent",
    ask: "geen ervaring nodig, geen ervaring vereist, ervaring is niet nodig, euro per dag, wekelijks uitbetaald, wekelijkse betaling, enkele uren per dag, paar uur per dag, solliciteer via WhatsApp, neem contact op met onze recruiter",
  },
  pl: {
    story:
      "praca w domu, praca z domu, praca zdalna, praca dorywcza, praca na pół etatu, oferta pracy dla, Twoje CV zostało, tajemniczy klient, agent płatności",
    ask: "bez doświadczenia, doświadczenie nie jest wymagane, nie wymagamy doświadczenia, złotych dziennie, zł dziennie, wypłata tygodniowa, wypłaty co tydzień, kilka godzin dziennie, godzin dziennie, aplikuj przez WhatsApp, skontaktuj się z rekruterem",
  },
  ru: {
    story:
      "удаленная работа, работа на дому, работа из дома, подработка, предложение о работе, вакансия для вас, ваше резюме было, тайный покупатель, платежный агент",
    ask: "без опыта, опыт не требуется, опыт не нужен, рублей в день, долларов в день, еженедельные выплаты, выплаты каждую неделю, пару часов в день, часа в день, напишите в WhatsApp, напишите в телеграм, свяжитесь с нашим рекрутером",
  },
  tr: {
    story:
      "evden çalışma, evden iş, uzaktan çalışma, yarı zamanlı iş, ek iş, size uygun iş teklifi, özgeçmişiniz, gizli müşteri, ödeme temsilcisi",
    ask: "deneyim gerekmez, deneyim şartı yok, tecrübe gerekmez, günlük kazanç, günde kazan*, haftalık ödeme, günde birkaç saat, WhatsApp üzerinden başvur*, işe alım uzmanı*, Telegram üzerinden başvur*",
  },
  zh: {
    story: "在家兼职, 网络兼职, 居家办公职位, 线上兼职, 远程工作机会, 您的简历, 招聘兼职, 刷单, 神秘顾客",
    ask: "无需经验, 不需要经验, 日结, 日薪, 每天只需, 每天几小时, 周结, 添加招聘, 联系招聘经理, 加微信了解, 加客服微信",
  },
  ja: {
    story: "在宅ワーク, 在宅の仕事, 副業のご案内, 副業のご紹介, リモートワークの求人, お仕事のご紹介, あなたの履歴書, 覆面調査, 簡単な作業",
    ask: "経験不要, 未経験可, 未経験でも, 誰でも簡単に, 日給, 日払い, 週払い, 一日数時間, LINEで応募, 採用担当のLINE, LINE登録",
  },
};
