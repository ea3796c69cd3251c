/**
 * Phrases of unasked offers to businesses: search engine ranking, web design, apps, solar panels, fleet tracking, supplies, mass tenders.
 * Business mail uses some of them, so checks want several groups and a stranger. Written by this project.
 */
import { words } from "./table.ts";

export const offers = {
  service: words(`
    pozyskiwaniu nowych klientow, pozycjonuje, plynnosc finansow*, plynnosci finansowej, dofinansowani*, narzedzia sprzedazy,
    serial production, metal elements, metal components, sheet metal, metalworking, machine park, subcontractor*, comprehensive services, comprehensive
    support, disinfection, disinfectant*, private label, hygiene products, business directory, it outsourcing, outsourcing
    of, offshore development, dedicated developers, web designer, programmers from, software house, legal services for, law firm specializ*,
    new customers for your, acquire new customers, gain new customers, sales leads, office space, cleaning services for, packaging solutions, villa for sale, travel services to, business travel services, trade show, worldwide distributor,
    monitorowania pojazdow, monitoruje samochody, monitoring gps, kontrola floty, zuzycia paliwa, zuzycie paliwa, fuel consumption, kraftstoffverbrauch, consommation de carburant, consumo de combustible, consumo de combustivel, consumo di carburante, brandstofverbruik, расход топлива, yakit tuketimi, visible on google, targeted traffic, rank your website, ranking your website, without relying on ads,
    pozycjonowaniem, wyszukiwarce google, audytu seo, stron internetowych, sklepu internetowego, obslugujemy firmy, wsparcia prawnego, kancelari*, obsluge
    prawna, ubezpieczenia grupowe, wynajem dlugoterminowy, ekspres do kawy, ziskavani novych, nove zakazniky, obchodnich zakazniku,
    flottenmanagement, fahrzeugortung, neukundengewinnung, neue kunden fur ihr, blechbearbeitung, metallverarbeitung, lohnfertigung, webentwicklung,
    buroreinigung, ihre webseite optimier*, photovoltaikanlage*, geolocalisation de, nouveaux clients, prospection commerciale, travail des metaux, creation
    de site, refonte de votre site, panneaux solaires, gestion de flotas, localizacion gps, nuevos clientes, captacion de clientes, diseno web, desarrollo
    web, paneles solares, gestao de frotas, rastreamento veicular, novos clientes, captacao de clientes, desenvolvimento de sites, energia solar, gestione
    della flotta, nuovi clienti, siti web, sviluppo software, impianti fotovoltaici, wagenparkbeheer, nieuwe klanten, website laten maken,
    zonnepanelen, gps трекер*, новых клиентов, разработка сайтов, металлообработк*, грузоперевозк*, filo takip, yeni musteri*, web tasarim, metal isleme,
    gunes paneli, 网站建设, 搜索引擎优化, 外贸推广, 代开发票, 工厂直销, 新規顧客, ホームページ制作, 集客, gestion de flotte, flotte de vehicules, vehicules de l'entreprise, cnc machining, powder coating, laser cutting, production of
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
    reply yes, want to see what this, want to see how this, send you a quick, antworten sie mit ja, repondez oui, responda si, responda sim, rispondi si, antwoord met ja, odpisz tak, ответьте да, evet yazin,
    looking for companies interested, we are looking for partners, on the look out for, look out for new partners, proposal for cooperation, establish a cooperation, whether your company, does your company, would you like to learn more, could we talk, can we talk, may i present, i would like to present,
    allow me to introduce, let us introduce, we offer you comprehensive, are you satisfied with your, czy moglbym, czy mogl bym, chcialbym
    przedstawic, chcialabym przedstawic, czy chcieliby panstwo, czy sa panstwo otwarci, czy sa panstwo zainteresowani, jezeli interesuje panstwa, mozemy sie spotkac, mozemy porozmawiac telefonicznie, dovolil jsem si vas, navazani
    spoluprace, muzeme si promluvit, darf ich ihnen, durfen wir ihnen, ich mochte ihnen vorstellen, erlauben sie
    mir, waren sie interessiert, konnen wir telefonieren, permettez moi de vous presenter, je me permets de vous contacter, seriez vous
    disponible, pouvons nous echanger, me permito contactar*, me gustaria presentar*, le interesaria, podemos hablar, gostaria de apresentar, venho
    apresentar, teria interesse em, podemos conversar, mi permetto di contattar*, vorrei presentar*, sareste interessati, possiamo sentirci, graag stel
    ik, zou u interesse, kunnen we bellen, heeft u interesse, позвольте представить, хотим предложить вам, предлагаем сотрудничество, были бы вам
    интересны, size sunmak ist*, ilgilenir misiniz, is birligi teklif*, 寻求合作, 诚邀合作, 期待合作, 冒昧打扰, 突然のご連絡, ご提案させて, ご興味がございましたら, czy mozemy porozmawiac, kontaktuje sie z panstwem, zapoznalem sie z panstwa, jestem zainteresowany, je souhaiterais vous
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
    bidding invitation, quote the following item*, invite you or your company to quote, send your quotation, request for quotation, request for quote, invitation to bid, bidding invitation, kindly quote, please quote, quote the
    following, quotation for the following, send us your quotation, best quotation, purchase order attached, new order, trial order,
    urgent order, attached purchase order, product list, fob price, cif price, delivery time and, payment terms, wycene, wycena,
    anfrage, devis, cotizacion, cotacao
  `),
};
