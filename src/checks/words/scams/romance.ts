/** A stranger looks for company and wants the talk to go on at another address. */
import type { Family } from "./family.ts";

export const romance: Family = {
  en: {
    story:
      "I saw your profile, I came across your profile, I found your profile, looking for a serious relationship, a serious relationship, looking for love, looking for true love, my soulmate, I feel so lonely, I am a lonely, I am a single woman, widowed and",
    ask: "get to know you better, get to know each other, know each other better, send me your photo, send me your picture, I will send you my photo, I will send you my pictures, write me at, write to me at, write me on my email, my WhatsApp, my Telegram, add me on",
  },
  de: {
    story:
      "ich habe Ihr Profil gesehen, ich habe dein Profil gesehen, dein Profil gefunden, ernsthafte Beziehung, suche die große Liebe, suche nach Liebe, ich bin einsam, ich fühle mich einsam, eine alleinstehende Frau, meinen Seelenverwandten",
    ask: "dich kennenlernen, Sie kennenlernen, dich näher kennenlernen, uns besser kennenlernen, schick mir dein Foto, ich schicke dir meine Fotos, ich schicke dir mein Foto, schreib mir an, schreib mir auf, meine WhatsApp, mein Telegram",
  },
  fr: {
    story:
      "j'ai vu votre profil, j'ai vu ton profil, une relation sérieuse, relation sérieuse, à la recherche de l'amour, je cherche l'amour, mon âme sœur, je me sens seule, je suis une femme seule, femme célibataire",
    ask: "faire votre connaissance, faire ta connaissance, te connaître, vous connaître, mieux se connaître, envoie-moi ta photo, envoyez-moi votre photo, je t'enverrai mes photos, écris-moi à, écrivez-moi à, mon WhatsApp, mon Telegram",
  },
  es: {
    story:
      "vi tu perfil, vi su perfil, he visto tu perfil, una relación seria, relación seria, busco el amor, buscando el amor, mi alma gemela, me siento sola, soy una mujer soltera, mujer sola",
    ask: "conocerte mejor, conocerte, conocernos mejor, me gustaría conocerle, envíame tu foto, mándame tu foto, te enviaré mis fotos, te mandaré mi foto, escríbeme a, escríbeme al, mi WhatsApp, mi Telegram",
  },
  it: {
    story:
      "ho visto il tuo profilo, ho visto il suo profilo, una relazione seria, relazione seria, cerco l'amore, in cerca d'amore, la mia anima gemella, mi sento sola, sono una donna single, sono una donna sola",
    ask: "conoscerti meglio, conoscerti, conoscerci meglio, conoscerla meglio, mandami la tua foto, inviami una tua foto, ti manderò le mie foto, ti invierò la mia foto, scrivimi a, scrivimi all'indirizzo, il mio WhatsApp, il mio Telegram",
  },
  pt: {
    story:
      "vi o seu perfil, vi seu perfil, vi o teu perfil, um relacionamento sério, relacionamento sério, relação séria, procuro um amor, em busca de um amor, minha alma gêmea, minha alma gémea, sinto-me sozinha, me sinto sozinha, sou uma mulher solteira",
    ask: "te conhecer melhor, conhecer-te melhor, conhecê-lo melhor, nos conhecermos melhor, envie-me a sua foto, me manda sua foto, vou enviar minhas fotos, vou mandar minha foto, escreva para mim, escreve-me para, meu WhatsApp, o meu Telegram",
  },
  nl: {
    story:
      "ik zag je profiel, ik heb je profiel gezien, ik zag uw profiel, een serieuze relatie, serieuze relatie, op zoek naar liefde, op zoek naar de ware, mijn zielsverwant, ik voel me eenzaam, ik ben een alleenstaande vrouw",
    ask: "je beter leren kennen, u beter leren kennen, elkaar beter leren kennen, stuur me je foto, stuur mij een foto, ik stuur je mijn foto's, schrijf me op, schrijf mij op, mijn WhatsApp, mijn Telegram",
  },
  pl: {
    story:
      "zobaczyłam Twój profil, widziałam Twój profil, znalazłam Twój profil, poważny związek, poważnego związku, szukam miłości, prawdziwej miłości, bratnią duszę, bratniej duszy, czuję się samotna, jestem samotną kobietą",
    ask: "poznać Cię lepiej, lepiej Cię poznać, chcę Cię poznać, poznać się lepiej, wyślij mi swoje zdjęcie, przyślij mi swoje zdjęcie, wyślę Ci moje zdjęcia, wyślę Ci swoje zdjęcie, napisz do mnie na, mój WhatsApp, mój Telegram",
  },
  ru: {
    story:
      "увидела ваш профиль, увидела твой профиль, нашла твою анкету, нашла вашу анкету, серьезные отношения, серьезных отношений, ищу любовь, настоящую любовь, родственную душу, мне одиноко, я одинокая женщина",
    ask: "познакомиться с тобой, познакомиться с вами, узнать тебя лучше, узнать вас лучше, узнать друг друга, пришли мне свое фото, пришлите ваше фото, я пришлю свои фото, напиши мне на, напишите мне на, мой WhatsApp, мой телеграм",
  },
  tr: {
    story:
      "profilinizi gördüm, profilini gördüm, ciddi bir ilişki, ciddi ilişki, aşkı arıyorum, gerçek aşkı, ruh eşimi, kendimi yalnız, yalnız bir kadın*, bekar bir kadın*",
    ask: "seni tanımak, sizi tanımak, daha iyi tanımak, birbirimizi tanı*, fotoğrafını gönder*, bana fotoğrafını, fotoğraflarımı gönder*, bana yaz, bana şu adresten, WhatsApp numaram, Telegram adresim",
  },
  zh: {
    story: "看到了你的资料, 看到您的资料, 看到你的个人资料, 认真的关系, 寻找真爱, 寻找爱情, 寻找灵魂伴侣, 我感到孤独, 我很孤单, 单身女人",
    ask: "更好地了解你, 想认识你, 想和你交往, 互相了解, 把你的照片发给我, 发一张你的照片, 我会发我的照片, 加我的微信, 加我微信, 给我写信到",
  },
  ja: {
    story:
      "プロフィールを見て, プロフィールを拝見, 真剣な交際, 真剣な出会い, 運命の人, 本当の愛を, 愛を探して, 寂しい毎日, 寂しくて, 独身女性",
    ask: "あなたのことをもっと知りたい, もっと知り合いたい, お互いを知, あなたと知り合い, 写真を送ってください, あなたの写真, 私の写真を送, 私のLINE, LINEを追加, 直接メールを",
  },
};
