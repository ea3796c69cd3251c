/** Phrases of mail that promises prizes, gifts, vouchers and casino money for a click. Written by this project. */
import { words } from "./table.ts";

export const prizes = {
  chosen: words(`
    you have been selected, you've been selected, you have been chosen, you've been chosen, you are the winner, you are a winner,
    you have won, you've won, you won, your name came up, congratulations you, lucky winner, selected to receive, selected to
    participate, chosen to receive, selected for a, you are eligible, you qualify for a free, exclusive reward, reserved for you,
    your reward is, been set aside, thank you surprise, a surprise for you, a gift for you, your gift is, your  sie wurden
    ausgewahlt, wurden sie ausgewahlt, sie haben gewonnen, gluckliche gewinner, herzlichen gluckwunsch,
    vous avez ete selectionne*, vous avez gagne, felicitations, has sido seleccionad*, ha sido seleccionad*, has
    ganado, ha ganado, felicidades, voce foi selecionad*, voce ganhou, parabens, sei stato selezionat*, hai vinto, congratulazioni,
    u bent geselecteerd, je bent geselecteerd, gefeliciteerd, zostales wybrany, wygrales, 当選
  `),
  prize: words(` free gift, free spins, welcome bonus, no deposit, deposit bonus, casino, survey reward*, short
    survey, quick survey, 30 second survey, second survey, claim your reward, claim your prize, claim your gift, claim your bonus,
    claim your free, claim now, claim your spot, mystery box, loyalty reward*, promo reward*, points expiring, airdrop, claim your tokens, free iphone, emergency kit, emergency car kit, tool set, drill set, tumbler, cookware set,
    dinnerware, complimentry, just pay shipping, pay only shipping, one per household, per
    household, limit one per, gewinne
    jetzt, freispiele, willkommensbonus, keine einzahlung, tirage au
    sort, tours gratuits, giros gratis, resgate, resgatar, rodadas
    gratis, giri gratis, bon podarunkow*
  `),
  gift: words(`
    gift card, gift cards, giftcard, free gift, loyalty program, your points, at no charge, at no cost, complimentary, gutschein,
    gutscheins, einkaufsgutschein, geschenkkarte, gewinnspiel, verlosung, gewinnen sie, jetzt teilnehmen, carte cadeau, bon d'achat, tarjeta
    regalo, tarjeta de regalo, sorteo, cartao presente, sorteio, buono regalo, carta regalo, cadeaukaart, cadeaubon, karta podarunkow*, bon
    podarunkow*, подарочная карта, розыгрыш призов, hediye karti, hediye ceki, cekilis, 礼品卡, 抽奖, ギフト券, 抽選
  `),
  hurry: words(`
    while supplies last, limited stock, limited quantit*, only a few left, few remaining, offer expires, expires tonight, ends
    tonight, ends today, act now, act fast, don't miss out, last chance, final reminder, before midnight, until midnight, today
    only, hurry, claim it before, before it's gone, availability is limited, nur heute, begrenztes angebot, zeitlich begrenzt*, nur
    noch, beeilen sie sich, derniere chance, offre limitee, ultima oportunidad, oferta limitada, ultima chance, solo oggi, offerta
    limitata, laatste kans, vandaag nog, ostatnia szansa
  `),
};
