/** What scams say in Dutch, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const nl: Gists = {
  accountSuspended:
    "account, mailbox, postvak, rekening, e-mail*, wachtwoord, profiel, toegang | gesloten, geblokkeerd, opgeschort, beperkt, gedeactiveerd, verwijderd, ongebruikelijk*, ongewone, verdacht*, verloopt, verlopen, vol | bevestig*, verifieer*, verificatie, valideer*, controleer, bijwerken, inloggen, log in, meld u aan, heractiveer*, herstel* | uur, onmiddellijk, direct, anders, verliest, verliezen, definitief, voorkomen, om te, dagen, vandaag",
  advanceFee:
    "miljoen, dollar*, usd, euro, bedrag, som, fondsen, goud | bank, rekening, gestort, deposito, kluis, beveiligingsbedrijf, nalatenschap | overmaken, overmak*, transfer*, buitenland, buitenlandse, partner, deel, procent, voorstel, claim*, begunstigde | vertrouwelijk*, antwoord*, contact*, telefoon*, vertrouwen, uw hulp, uw naam, discreet, eerlijk*",
  crypto:
    "bitcoin*, btc, crypto*, ethereum, usdt, wallet, mining*, munten | saldo, opneem*, opnemen, opgenomen, neem, winst*, invest*, verdien*, uitbetal*, storting, beloning | uur, kosten, gesloten, nu, vandaag, verbind*, gegarandeerd*, dagelijks*, omzet*, anders",
  documentShare:
    "document*, bestand, contract, pdf, factuur, dossier, offerte | gedeeld, verzonden, beveiligd*, versleuteld*, beschermd*, klaar | log in, inloggen, aanmelden, meld u aan, bekijk*, openen, inzien | wachtwoord, inloggegevens, e-mailadres en, uw e-mailadres, identiteit",
  extortion:
    "camera, webcam, video, opgenomen, opname*, gefilmd, gehackt, malware, trojan, virus, mijn programma, je apparaat, uw apparaat, je computer, uw computer | vrienden, contacten, collega's, familie, kennissen, publice*, verspreid*, stuur ik | bitcoin*, btc, dollar*, euro, betaal*, overmak*, wallet, crypto* | uur, dagen, wis, verwijder*, vernietig*, termijn",
  giftCard:
    "cadeaukaart*, cadeaubon*, giftcard*, google play, itunes, steam*, amazon*, tegoedkaart*, prepaidkaart* | kopen, koop, haal*, halen, regel*, aanschaf* | code*, kras*, foto*, pin* | klant*, betaal je terug, terug, verrassing, vertrouwelijk*, vergadering, voor jezelf, onder ons, bellen, conferentie, personeel",
  inheritance:
    "overleden, overleed, dood, gestorven, ongeval, wijlen | erfgena*, erfenis, nalatenschap, naliet, nabestaande, familielid, begunstigde, testament, achternaam, legaat, doneren | miljoen, fondsen, som, fortuin, vermogen, geld, euro, dollar*, deposito | advocaat, notaris, contact*, antwoord*, toestemming, claim*, bank, legaal, vertrouwelijk*",
  job: "thuiswerk*, vanuit huis, thuis werken, bijbaan, parttime, deeltijd, vacature, baan, assistent, bijverdien* | geen ervaring, ervaring niet, ervaring is niet, uur per dag, uur per week, minuten per dag, van onze klanten, flexibele, eenvoudige taken | maand, commissie, salaris, verdien*, per dag, procent, euro | antwoord*, sollicit*, contact*, whatsapp, telegram, stuurt ze door, doorstur*, uw rekening, interesse",
  multiFactor:
    "tweestaps*, twee-factor*, tweefactor*, 2fa, mfa, multifactor*, authenticator, verificatie, authenticatie | verloopt, verlopen, vernieuw*, verleng*, bijgewerkt, vereist, verplicht, opnieuw | scan*, qr*, klik*, telefoon, inloggen, log in, link, app | toegang, verliezen, voorkomen, uur, vandaag, onmiddellijk, geblokkeerd",
  parcel:
    "pakket*, zending, levering, bezorging, bestelling | ligt, vastgehouden, wacht*, kon niet, niet worden bezorgd, mislukt, douane*, retour, depot, magazijn, onvolledig* | betaal*, kosten, douane*, adres, toeslag, bevestig*, verzendkosten | uur, anders, of het gaat, vrijgeven, vrij te geven, afzender, afspraak, dagen, link, klik*, nu",
  paymentDetails:
    "bank*, iban, rekening*, bankgegevens, rekeningnummer, swift | gewijzigd*, veranderd, wijziging, nieuw*, oude, vorige, niet meer, bijgewerkt, vanaf vandaag, audit | factu*, betaling*, betalen, betaal, overmaken, overmak*, openstaande | vanaf vandaag, voortaan, vanaf nu, met ingang, niet meer, onderstaand*, betalingsbewijs, bewijs, gebruiken, bijwerken, volgende, toekomstige, bevestig*",
  payroll:
    "salaris*, loon*, uitbetaling | nieuw*, wijzig*, gewijzigd, veranderd, aanpassen, verander*, bijwerken | bank*, rekening*, iban | mijn salaris*, mijn loon*, mijn rekening, mijn bank, ik ben van, ik wil, ik zou, kunt u, kun je, kunnen jullie, voor de uitbetaling, volgende uitbetaling, welke gegevens, wat heeft u nodig",
  romance:
    "eenzame, eenzaam, single, relatie, liefde, eerlijke man, trouwen, serieuze, zielsverwant, weduwe | foto*, profiel, internet | schrijf*, antwoord*, whatsapp, telegram, privé*, leren kennen | lieverd, schat, lieve, jaar, ik heet, mijn naam is, vrouw, meisje, rusland, oekraïne, ben 2, ben 3",
  tax: "belasting*, fiscus, btw, aanslag | teruggave, terugbetaling, recht op, te veel betaald, schuld, boete, openstaand* | formulier, kaart*, aanvra*, bevestig*, bankgegevens, link, klik*, vul*, betaal*",
  techSupport:
    "afgeschreven, in rekening gebracht, verlengd, verlenging, aankoop, bestelling, abonnement, factuur, betaling | beveiliging, computerbeveiliging, bescherming, antivirus, norton, mcafee, computer, appara*, ondersteuning, paypal, bitcoin, microsoft, amazon, apple, garantie | annuler*, terugbetal*, betwist*, niet besteld, niet geautoriseerd, niet gedaan, opzeg* | bel, bellen, telefoon*, nummer, hulplijn",
  urgentFavour:
    "heb je even tijd, heeft u even tijd, even tijd, een moment, een minuut, bereikbaar, beschikbaar, op kantoor, ben je daar, kort verzoek, dringend verzoek, dringend | nodig, regelen, regel, gunst, taak, hulp, helpen, afhandelen | vertrouwelijk*, discreet, kan niet bellen, niet praten, niet gebeld, vergadering, mobiele nummer, mobiel nummer, 06-nummer, whatsapp, onder ons",
  voicemail:
    "voicemail*, spraakbericht*, voicebericht*, gemiste oproep, fax, audiobericht | ontvangen, nieuw, nieuwe, gemiste, achtergelaten, van | beluister*, luister*, afspelen, horen, bekijken | log in, inloggen, aanmelden, account, mailaccount, klik*, link, bijlage, wachtwoord, hieronder",
};
