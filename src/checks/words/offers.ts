/**
 * Phrases of unasked offers to businesses: search engine ranking, web design, apps, solar panels, fleet tracking, supplies, mass tenders.
 * Business mail uses some of them, so checks want several groups and a stranger. Written by this project.
 */
import { words } from "./table.ts";

export const offers = {
  service: words(`
    pozyskiwaniu nowych klientow, pozycjonuje, plynnosc finansow*, plynnosci finansowej, dofinansowani*, narzedzia sprzedazy,
    gestion de flotte, flotte de vehicules, vehicules de l'entreprise, cnc machining, powder coating, laser cutting, production of
    components, machine parts, obsluge inwestycji, sledovani a optimalizac*,
    rank on google, first page of google, top of google, page 1 of google, google ranking, search engine optimization, search engine
    optimisation, seo services, seo service, seo packages, seo company, seo expert, seo, guest post*, sponsored post*, backlinks,
    domain authority, link building, website redesign, redesign your website, web design, website design, web development company,
    mobile app development, app development, errors on your website, issues on your website, your website and, visited your website,
    looking at your website, digital marketing, social media marketing, lead generation, virtual assistant, customers on google,
    more traffic, organic traffic, website traffic, video production, explainer video, fotowoltai*, monitoringu gps, pozycjonowanie,
    pozycjonowania, wyceny paneli, energii elektrycznej, magazynow energii, leasing, pompy ciepla, audyt*, optymalizac*, pozyskiwac
    nowych klientow, podlahy, podlah, uspory, dodavky, suchmaschinenoptimierung, referencement, posicionamiento web, posicionamento,
    cooperation opportunity, product catalog*, our products, we are manufacturer, we are a manufacturer, leading manufacturer,
    professional manufacturer, manufacturer in china, factory in china, our factory, competitive price*, best price, oem, odm
  `),
  approach: words(`
    czy mozemy porozmawiac, kontaktuje sie z panstwem, zapoznalem sie z panstwa, jestem zainteresowany, je souhaiterais vous
    presenter, feel free to contact us, let me know if you, prichazim s nabidkou, mate moznost, oferte do panstwa, panstwa firmy,
    panstwa firmie,
    i came across your website, came across your website, found your website, your company website, i hope this email finds you
    well, i hope this message finds you well, hope this email finds you well, hope this finds you well, hope you are doing well,
    hope you're doing well, i am contacting you, i'm reaching out, i am reaching out, reaching out to, quick question, would you be
    interested, are you interested, let me know if you are interested, if you are interested, can i send you, may i send, shall i
    send, send you a quote, send you the screenshot, send the screenshot, free audit, free consultation, schedule a call, quick
    call, our price list, price list, we would like to, business development, dear business owner, dear manager, dear sir madam,
    dear business partner, potential collaboration, long term collaboration, long term cooperation, long term business, czy sa
    panstwo zainteresow*, czy interesuje panstwa, zainteresowani, dostrzegam mozliwosc, mozliwosc wspolpracy, mozliwosc nawiazania,
    nawiazania wspolpracy, wspolpracy z panstwem, wspolpracy z panstwa, propozycj* wspolpracy, chcielibysmy zapewnic, chcialbym
    zaproponowac, chcialbym przedstawic, pozwolilem sobie, z checia porozmawiam, moglibysmy porozmawiac, zapraszam do kontaktu,
    prosze o kontakt, prosze o informacje, sa panstwo, rozwazaja panstwo, mozemy porozmawiac, meli byste zajem, mate zajem, meli by
    ste zaujem, nabidka, nabizime, spoluprac*, je mozne, haben sie interesse, unverbindliches angebot, seriez vous interesse,
    estaria interesado, tem interesse
  `),
  tender: words(`
    request for quotation, request for quote, invitation to bid, bidding invitation, kindly quote, please quote, quote the
    following, quotation for the following, send us your quotation, best quotation, purchase order attached, new order, trial order,
    urgent order, attached purchase order, product list, fob price, cif price, delivery time and, payment terms, wycene, wycena,
    anfrage, devis, cotizacion, cotacao
  `),
};
