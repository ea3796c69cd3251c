/** Somebody's name is borrowed to have gift cards bought and their codes sent by mail. */
import type { Family } from "./family.ts";

export const giftCard: Family = {
  en: {
    story:
      "buy some gift cards, buy gift cards, purchase gift cards, purchase some gift cards, get some gift cards, get gift cards, pick up some gift cards, gift cards for, need gift cards, Apple gift cards, Steam gift cards, Google Play cards",
    ask: "send me the codes, email me the codes, scratch the back, scratch off the back, scratch and take a picture, take a picture of the back, pictures of the codes, photo of the codes, I will reimburse you, you will be reimbursed, how soon can you get",
  },
  de: {
    story:
      "Geschenkkarten kaufen, Geschenkkarten besorgen, Geschenkkarten für, Guthabenkarten kaufen, Guthabenkarten besorgen, einige Geschenkkarten, Gutscheinkarten kaufen, Gutscheinkarten besorgen",
    ask: "schicken Sie mir die Codes, schick mir die Codes, senden Sie mir die Codes, Foto der Codes, Fotos der Rückseite, Code freirubbeln, Codes freirubbeln, rubbeln Sie, ich erstatte Ihnen, wird Ihnen erstattet, bekommst das Geld zurück",
  },
  fr: {
    story:
      "acheter des cartes cadeaux, acheter des cartes-cadeaux, me procurer des cartes cadeaux, quelques cartes cadeaux, besoin de cartes cadeaux, acheter des coupons de recharge, cartes cadeaux pour",
    ask: "envoyez-moi les codes, envoie-moi les codes, m'envoyer les codes, photo des codes, photos des codes, grattez le dos, gratter le dos, je vous rembourserai, vous serez remboursé*",
  },
  es: {
    story:
      "comprar tarjetas de regalo, compra tarjetas de regalo, comprar tarjetas regalo, conseguir tarjetas de regalo, unas tarjetas de regalo, algunas tarjetas de regalo, necesito tarjetas de regalo",
    ask: "envíame los códigos, envíeme los códigos, mándame los códigos, foto de los códigos, fotos de los códigos, raspar el reverso, rasca el reverso, te reembolsaré, se lo reembolsaré, le reembolsaré",
  },
  it: {
    story:
      "comprare delle carte regalo, comprare carte regalo, acquistare carte regalo, acquistare delle carte regalo, alcune carte regalo, procurarmi carte regalo, comprare delle gift card, acquistare delle gift card",
    ask: "inviami i codici, mi invii i codici, mandami i codici, foto dei codici, grattare il retro, gratta il retro, ti rimborserò, la rimborserò, sarai rimborsat*",
  },
  pt: {
    story:
      "comprar cartões presente, comprar cartões-presente, comprar cartões de oferta, alguns cartões presente, alguns cartões de oferta, preciso de cartões presente, comprar vale presentes, comprar gift cards",
    ask: "envie-me os códigos, me envie os códigos, envia-me os códigos, foto dos códigos, fotos dos códigos, raspe o verso, raspar o verso, vou reembolsá*, será reembolsad*",
  },
  nl: {
    story:
      "cadeaukaarten kopen, cadeaubonnen kopen, cadeaukaarten halen, enkele cadeaukaarten, een paar cadeaukaarten, wat cadeaubonnen, cadeaukaarten nodig",
    ask: "stuur me de codes, stuur mij de codes, mail me de codes, foto van de codes, foto's van de codes, kras de achterkant, krassen en een foto, ik betaal je terug, je krijgt het terug, wordt vergoed",
  },
  pl: {
    story:
      "kupić karty podarunkowe, kupić kilka kart podarunkowych, zakup kart podarunkowych, kilka kart podarunkowych, potrzebuję kart podarunkowych, zakupić karty podarunkowe",
    ask: "prześlij mi kody, wyślij mi kody, proszę przesłać kody, zdjęcie kodów, zdjęcia kodów, zdrap kod*, zdrapać tył, zwrócę pieniądze, zwrócę ci pieniądze, koszty zostaną zwrócone",
  },
  ru: {
    story:
      "купить подарочные карты, купите подарочные карты, приобрести подарочные карты, несколько подарочных карт, нужны подарочные карты",
    ask: "пришлите мне коды, пришли мне коды, отправьте мне коды, отправить коды, фото кодов, сотрите защитный слой, стереть защитный слой, я верну деньги, я возмещу",
  },
  tr: {
    story: "hediye kartı al*, hediye kartları al*, hediye çeki al*, birkaç hediye kartı, hediye kartına ihtiyacım, hediye kartı satın",
    ask: "kodları bana gönder*, kodları gönder*, kodların fotoğraf*, arkasını kazı*, kartların arkasını kazı*, parasını sana ödeyeceğim, geri ödeyeceğim, masrafını karşıla*",
  },
  zh: {
    story: "购买礼品卡, 购买一些礼品卡, 买几张礼品卡, 买一些礼品卡, 需要礼品卡, 购买充值卡, 購買禮品卡",
    ask: "把卡号和密码发给我, 把密码发给我, 将卡密发给我, 刮开背面, 刮开密码, 拍照发给我, 我会报销, 我会还给你, 稍后报销",
  },
  ja: {
    story: "ギフトカードを購入, ギフトカードを買って, ギフトカードが必要, プリペイドカードを購入, 電子マネーカードを購入, ギフト券を購入",
    ask: "コードを送って, 番号を送って, コードをメールで, コードの写真, 裏面を削って, 裏面の写真, 後で精算, 後で返金, 立て替えて",
  },
};
