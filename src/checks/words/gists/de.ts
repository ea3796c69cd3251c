/** What scams say in German, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const de: Gists = {
  accountSuspended:
    "konto, postfach, mailbox, zugang, mailkonto, kundenkonto, account, passwort, kennwort | geschlossen, gesperrt, sperrung, eingeschränkt, deaktivier*, gelöscht, ungewöhnlich*, verdächtig*, läuft ab, abgelaufen, voll, blockiert, limitiert | bestätig*, verifizier*, überprüf*, aktualisier*, anmelden, melden sie sich, einloggen, reaktivier*, freischalten, legitimier* | stunden, sofort, umgehend, sonst, andernfalls, verlieren, dauerhaft, vermeiden, um zu, tagen, heute, weiterhin",
  advanceFee:
    "million*, dollar, usd, euro, summe, gelder, gold | bank, konto, hinterlegt, deponiert, depot, sicherheitsfirma, tresor, nachlass, vermögen | überweis*, transferier*, transfer, ins ausland, ausländisch*, anteil, prozent, vorschlag, beansprucht, anspruch, partner, begünstigte* | vertraulich*, antworten, kontaktieren, telefonnummer, vertrauen, hilfe, namen, diskret*, ehrlich*",
  crypto:
    "bitcoin*, btc, krypto*, ethereum, usdt, wallet, mining*, coins | guthaben, auszahl*, auszuzahlen, gewinn*, invest*, verdien*, einzahl*, kontostand, belohnung, rendite | stunden, gebühr*, geschlossen, jetzt, heute, verbinden, garantiert*, täglich*, umtausch*, sonst",
  documentShare:
    "dokument*, datei, vertrag, pdf, rechnung, unterlage*, angebot | freigegeben, geteilt, gesicherte*, verschlüsselt*, geschützt*, erhalten, bereitgestellt, zur ansicht | anmelden, melden sie sich, einloggen, ansehen, anzusehen, öffnen, anzeigen, zugreifen | passwort, kennwort, zugangsdaten, e-mail-adresse und, mailadresse, identität",
  extortion:
    "kamera, webcam, video, aufgenommen, aufnahme*, gefilmt, gehackt, trojaner, schadsoftware, malware, mein programm, ihr gerät, ihrem rechner, ihren computer, ihrem computer, deinem computer | freunde*, kontakte*, kollegen, familie, bekannten, veröffentlich*, verschicke*, versende*, sende ich | bitcoin*, btc, dollar, euro, überweis*, zahlen, bezahlen, wallet, krypto* | stunden, tagen, tage, lösche*, vernichte*, frist",
  giftCard:
    "geschenkkarte*, gutschein*, guthabenkarte*, google play, itunes, steam*, prepaidkarte*, amazon*, paysafe* | kauf*, besorg*, hole*, holst, organisier*, beschaff* | code*, rubbel*, freirubbeln, foto*, bilder, pin* | kunde*, zurück, erstatt*, überraschung, vertraulich*, besprechung, sitzung, niemandem, telefonieren, konferenz, meeting, mitarbeiter, unter uns",
  inheritance:
    "verstorben*, verstarb, gestorben, tod, verschied*, unfall, ableben | erbe, erben, erbin, nachlass*, angehörige*, nächste verwandte, begünstigte*, testament, nachnamen, vermächtnis, spenden | million*, vermögen, summe, gelder, dollar, euro, geld, einlage | anwalt, notar, kontakt*, antworten, zustimmung, einverständnis, bank, legal, vertraulich*",
  job: "heimarbeit, von zu hause, nebenjob, nebentätigkeit, nebenverdienst, homeoffice, home-office, minijob, stelle*, jobangebot, assistent*, mitarbeiter gesucht | keine erfahrung, erfahrung ist nicht, ohne vorkenntnisse, keine vorkenntnisse, stunden am tag, stunden täglich, minuten am tag, minuten täglich, unserer kunden, freie zeiteinteilung, einfache aufgaben | monat*, provision, gehalt, verdien*, euro, prozent, täglich* | antwort*, bewerb*, kontakt*, whatsapp, telegram, leiten sie, weiter, ihr konto, interesse",
  multiFactor:
    "zwei-faktor*, zwei faktor, 2fa, mfa, multi-faktor*, authenticator, authentifizierung*, zweistufig* | läuft ab, läuft heute ab, abgelaufen, erneuer*, verlänger*, aktualisier*, erforderlich, neu einricht*, veraltet | scannen, qr*, klick*, telefon, smartphone, handy, anmelden, link, app | zugang, zugriff, verlieren, stunden, heute, sofort, gesperrt, vermeiden",
  parcel:
    "paket*, sendung*, lieferung*, päckchen, bestellung, zustellung | angehalten, zurückgehalten, liegt, wartet, konnte nicht, nicht zugestellt, fehlgeschlagen, zoll*, zurückgesandt, depot, lager, unvollständig | zahlen, bezahl*, gebühr*, zoll*, adresse, porto, kosten, bestätig* | stunden, sonst, andernfalls, freigeben, freigabe, zurück, termin, heute, tagen, link, klick*, jetzt",
  paymentDetails:
    "bank*, iban, kontodaten, bankverbindung, konto, kontoverbindung, bankdaten, swift | geändert, neue, neuen, neues, gewechselt, änderung, aktualisiert, nicht mehr, bisherige*, alte, altes, ab sofort, betriebsprüfung, prüfung | rechnung*, zahlung*, überweis*, zahlen, begleich*, beträge, offene* | ab sofort, künftig*, zukünftig*, zukunft, nicht mehr, zahlungsbeleg, beleg, bitte beachten, folgende*, hinterleg*, bestätigen, verwenden",
  payroll:
    "gehalt*, lohn*, bezüge, entgelt | neue, neues, neuen, änder*, geändert, gewechselt, aktualisier*, wechsel* | bank*, konto, iban, kontoverbindung, bankverbindung | mein gehalt, meines gehalt*, mein lohn, meine bank*, mein konto, meinem konto, ich habe, ich möchte, ich würde, können sie, könnten sie, vor der abrechnung, nächsten abrechnung, welche angaben, welche daten, was brauchen sie",
  romance:
    "einsam*, single, beziehung, liebe, ehrlichen mann, heiraten, partnerschaft, ernsthafte*, ernste*, seelenverwandt*, verwitwet | foto*, bilder, profil, internet | schreib*, antwort*, whatsapp, telegram, privat*, kennenlernen, kennen lernen | lieber, liebling, jahre alt, ich heiße, mein name ist, frau, mädchen, russland, ukraine, schatz",
  tax: "steuer*, finanzamt, elster, bzst, fiskus | erstattung*, rückerstattung*, rückzahlung*, guthaben, anspruch, nachzahlung, mahnung, steht ihnen | formular, karte*, kartendaten, beantrag*, bestätig*, bankdaten, link, klick*, ausfüllen, füllen, zahlen",
  techSupport:
    "abgebucht, belastet, verlängert, kauf, bestellung, abonnement, abo, rechnung, zahlung, mitgliedschaft | schutz, computerschutz, antivirus, virenschutz, sicherheit, norton, mcafee, computer, geräte, support, paypal, bitcoin, microsoft, amazon, apple, garantie | stornier*, erstatt*, kündig*, nicht bestellt, nicht autorisiert, nicht veranlasst, widersprechen, nicht getätigt | ruf*, anruf*, telefon*, hotline, nummer, wählen",
  urgentFavour:
    "haben sie kurz zeit, hast du kurz zeit, kurz zeit, einen moment, eine minute, im büro, am platz, erreichbar, verfügbar, kurze bitte, kurze frage, eilige bitte | brauche, hilfe, erledig*, aufgabe, gefallen, kümmern, bitte sie, übernehmen | vertraulich*, diskret*, anrufen geht, nicht telefonieren, kann nicht sprechen, nicht anrufen, besprechung, meeting, sitzung, handynummer, mobilnummer, whatsapp, unter uns",
  voicemail:
    "sprachnachricht*, voicemail*, mailbox-nachricht, anruf, fax, sprachmitteilung | erhalten, neue, neuer, verpasst*, hinterlassen, eingegangen, von | anhören, abhören, abzuhören, anzuhören, abspielen, hören, wiedergeben, ansehen | anmelden, melden sie sich, einloggen, konto, mailkonto, klick*, link, anhang, passwort, unten",
};
