/** What scams say in Italian, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const it: Gists = {
  accountSuspended:
    "account, casella, conto, posta, accesso, password, profilo, utenza | chius*, sospes*, limitat*, bloccat*, disattivat*, eliminat*, insolit*, sospett*, scad*, pien* | conferm*, verific*, convalid*, aggiorn*, acced*, accesso, riattiv*, ripristin* | ore, immediatamente, altrimenti, perder*, definitivamente, evitare, per continuare, giorni, oggi, oppure, o perderà",
  advanceFee:
    "milioni, milione, dollari, usd, euro, somma, fondi, oro | banca, conto, deposit*, società di sicurezza, cassetta, eredità | trasfer*, estero, partner, parte, per cento, proposta, reclam*, beneficiario, affare | riservat*, confiden*, rispond*, contatt*, telefono, fiducia, aiuto, suo nome, discre*, onest*",
  crypto:
    "bitcoin*, btc, cripto*, ethereum, usdt, wallet, portafoglio, mining, monete | saldo, prelev*, prelievo, guadagn*, invest*, profitt*, riscoss*, riscuot*, deposito, ricompensa | ore, commissione, chiuso, ora, oggi, collega*, garantit*, giorn*, conversione",
  documentShare:
    "documento, documenti, file, contratto, pdf, fattura, pratica, proposta | condivis*, inviat*, protett*, sicur*, cifrat*, in attesa | acced*, accesso, vedere, vederlo, aprire, visualizz*, consult* | password, credenziali, e-mail e, email e, sua email, identità",
  extortion:
    "webcam, telecamera, fotocamera, video, registrat*, filmat*, hackerat*, malware, trojan, virus, mio programma, tuo dispositivo, suo dispositivo, tuo computer, suo computer | amici, contatti, colleghi, famiglia, parenti, pubblic*, diffond*, invier* a | bitcoin*, btc, dollari, euro, paga, pagare, paghi, pagamento, pagat*, invia, versa, portafoglio, cripto* | ore, giorni, cancell*, elimin*, distrugg*, scadenza",
  giftCard:
    "carta regalo, carte regalo, buono regalo, buoni regalo, gift card, google play, itunes, steam, amazon, carte prepagate | compr*, acquist*, prender*, procur* | codic*, gratt*, foto, pin | cliente, clienti, rimbors*, sorpresa, riservat*, confiden*, riunione, nessuno, tra noi, parlare, conferenza, personale",
  inheritance:
    "defunt*, decedut*, morto, morte, scompars*, incidente, decesso | ered*, eredità, successione, parent*, beneficiari*, testamento, cognome, lascito, donare, donazione | milioni, fondi, somma, fortuna, denaro, euro, dollari, deposito | avvocato, notaio, contatt*, rispond*, consenso, reclam*, banca, legale, riservat*, confiden*",
  job: "lavoro da casa, da casa, telelavoro, part time, part-time, smart working, offerta di lavoro, assistente, posizione, guadagno extra | nessuna esperienza, senza esperienza, esperienza non, ore al giorno, minuti al giorno, dei nostri clienti, orario flessibile, compiti semplici | mese, commissione, stipendio, guadagn*, al giorno, per cento, provvigione, euro | rispond*, candid*, contatt*, whatsapp, telegram, inoltr*, suo conto, interessat*",
  multiFactor:
    "due fattori, 2fa, mfa, multifattore, authenticator, autenticazione, due passaggi | scad*, rinnov*, aggiorn*, obbligatori*, riattiv*, richiest* | scansion*, qr, clic*, telefono, cellulare, acced*, link, app | accesso, perdere, evitare, ore, oggi, immediatamente, bloccat*",
  parcel:
    "pacco, spedizione, consegna, ordine, collo | ferm*, trattenut*, in attesa, non riuscita, non è stato possibile, fallit*, dogan*, rispedit*, restituit*, deposito, magazzino, incomplet*, giacenza | paga, pagare, paghi, pagamento, pagat*, spese, tariffa, dogan*, indirizzo, conferm*, tassa | ore, o verrà, altrimenti, sblocc*, riprogramm*, mittente, giorni, link, clic*, ora",
  paymentDetails:
    "banca, bancari*, iban, conto, coordinate, bonifico, swift | cambiat*, cambio, nuov*, modific*, precedente, vecchio, aggiornat*, non usare, da oggi, revisione | fattur*, pagament*, pagare, bonific*, vers*, saldo | da oggi, d'ora in poi, da ora, non usare, non utilizzare, seguente, ricevuta, contabile, aggiornare, prossim*, futur*, preghiamo, conferm*",
  payroll:
    "stipendio, salario, busta paga, paga | nuov*, cambiat*, cambi*, aggiorn*, modific* | banca, bancari*, conto, iban | mio stipendio, mio conto, mia banca, mio iban, mie coordinate, ho cambiato, vorrei, desidero, potete, potrebbe, può, prima del pagamento, prossimo stipendio, quali dati, di cosa avete bisogno",
  romance:
    "sola, single, relazione, amore, uomo onesto, matrimonio, seria, anima gemella, vedova, solitudine | foto, profilo, internet | scriv*, rispond*, whatsapp, telegram, privato, conoscer* | caro, tesoro, anni, mi chiamo, il mio nome, donna, ragazza, russia, ucraina",
  tax: "tasse, imposta, imposte, agenzia delle entrate, fiscal*, tribut*, fisco | rimborso, diritto a, spetta, credito, dovuto, multa, sanzione | modulo, carta, richied*, conferm*, coordinate bancarie, link, clic*, compil*, paga, pagare, paghi, pagamento, pagat*",
  techSupport:
    "addebitat*, addebito, rinnovat*, rinnovo, acquisto, ordine, abbonamento, fattura, pagamento | protezione, antivirus, sicurezza, norton, mcafee, computer, dispositiv*, assistenza, paypal, bitcoin, microsoft, amazon, apple, garanzia | annull*, rimbors*, contest*, non ha, non hai, non autorizzat*, disdir* | chiam*, telefon*, numero, componga, linea",
  urgentFavour:
    "hai un momento, ha un momento, un momento, un minuto, disponibile, libero, in ufficio, ci sei, richiesta veloce, richiesta urgente, urgente | bisogno, gestisc*, gestire, favore, compito, aiut*, occup* | riservat*, confiden*, discre*, non posso parlare, non posso rispondere, non posso chiamare, riunione, numero di cellulare, tuo cellulare, whatsapp, tra noi",
  voicemail:
    "messaggio vocale, messaggi vocali, segreteria, casella vocale, nota vocale, chiamata persa, fax | ricevut*, nuovo, nuova, persa, lasciato, in attesa, da | ascolt*, sentire, riprodu*, vedere | acced*, accesso, account, clic*, link, allegato, password, portale",
};
