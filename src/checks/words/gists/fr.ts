/** What scams say in French, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const fr: Gists = {
  accountSuspended:
    "compte, boîte, messagerie, boite mail, espace client, accès, mot de passe, profil | fermé*, ferme*, suspend*, suspension, limité*, restreint*, bloqué*, désactiv*, supprimé*, inhabituel*, suspect*, expire*, pleine, saturée | confirm*, vérifi*, valid*, mettre à jour, mise à jour, connect*, identifi*, réactiv*, rétablir | heures, immédiatement, sinon, perdre*, définitivement, éviter, afin de, jours, aujourd'hui, faute de quoi",
  advanceFee:
    "million*, dollars, usd, euros, somme, fonds, or | banque, compte, déposé*, dépôt, coffre, société de sécurité, consignation, héritage | transfér*, transfert, virer, étranger, partenaire, part, pour cent, proposition, réclam*, bénéficiaire | confiden*, répond*, contact*, téléphone, confiance, votre aide, votre nom, discrét*, honnête*",
  crypto:
    "bitcoin*, btc, crypto*, ethereum, usdt, portefeuille, minage, mining, jetons | solde, retir*, retrait, gains, investi*, gagn*, bénéfice*, réclam*, dépôt, récompense | heures, frais, fermé, maintenant, aujourd'hui, connect*, garanti*, jour, conversion, sinon",
  documentShare:
    "document*, fichier, contrat, pdf, facture, dossier, proposition | partagé*, envoyé*, sécurisé*, chiffré*, protégé*, à consulter, en attente | connect*, identifi*, consulter, voir, ouvrir, afficher, accéder | mot de passe, identifiants, adresse et, adresse e-mail, adresse mail, messagerie professionnelle, identité",
  extortion:
    "caméra, webcam, vidéo, enregistr*, filmé*, piraté*, logiciel malveillant, cheval de troie, virus, mon logiciel, mon programme, votre appareil, votre ordinateur, ton ordinateur | amis, contacts, collègues, famille, proches, publier*, diffus*, envoyer à | bitcoin*, btc, dollars, euros, payer, paie*, envoyez, verser, portefeuille, crypto* | heures, jours, efface*, supprim*, détrui*, délai",
  giftCard:
    "carte cadeau, cartes cadeaux, cartes-cadeaux, carte-cadeau, google play, itunes, steam, bon d'achat, bons d'achat, pcs, neosurf, transcash, amazon | acheter, achète, achetez, prendre, procurer, acheter pour, récupér* | code*, gratt*, photo*, pin* | client*, rembours*, surprise, confiden*, réunion, pour toi, pour vous, entre nous, téléphoner, parler, conférence, personnel, discr*",
  inheritance:
    "décédé*, défunt*, mort, décès, feu mon, accident, disparu* | héritier*, héritage, succession, proche parent, bénéficiaire, testament, votre nom, legs, léguer, don | million*, fonds, somme, fortune, argent, euros, dollars, dépôt | notaire, avocat, contact*, répond*, accord, réclam*, banque, légal, confiden*",
  job: "travail à domicile, à domicile, télétravail, temps partiel, emploi, offre d'emploi, assistant*, complément de revenu, revenu complémentaire | aucune expérience, sans expérience, expérience n'est pas, heures par jour, minutes par jour, de nos clients, horaires flexibles, tâches simples | mois, commission, salaire, gagn*, par jour, pour cent, euros | répond*, postul*, contact*, whatsapp, telegram, transmett*, votre compte, intéress*",
  multiFactor:
    "deux facteurs, double authentification, 2fa, mfa, multifacteur, authenticator, authentification, deux étapes | expire*, renouvel*, réactiv*, mettre à jour, mise à jour, obligatoire, requis*, réinscri* | scann*, qr, cliqu*, téléphone, connect*, lien, application, smartphone | accès, perdre, éviter, heures, aujourd'hui, immédiatement, bloqué*",
  parcel:
    "colis, livraison, envoi, paquet, expédition | retenu*, bloqué*, attente, n'a pas pu, pas pu être, échou*, échec, douan*, retourné*, renvoyé*, dépôt, entrepôt, incomplet* | pay*, frais, régl*, douan*, adresse, affranchissement, confirm*, taxe | heures, sinon, ou il sera, libér*, reprogramm*, expéditeur, jours, lien, cliqu*, maintenant",
  paymentDetails:
    "banque, bancaire*, iban, rib, compte, coordonnées, virement, swift | changé, changement, nouveau*, nouvelle*, nouvelles, modifi*, ancien*, ne plus, mis à jour, dès maintenant, audit, contrôle | facture*, paiement*, règlement*, régler, payer, virement*, verser | dès maintenant, désormais, à compter, dorénavant, ne plus, ci-dessous, preuve, justificatif, utiliser, mettre à jour, prochain*, merci de",
  payroll:
    "salaire, paie, paye, rémunération, traitement | nouveau*, nouvelle*, chang*, modifi*, mettre à jour, mise à jour | banque, bancaire*, compte, rib, iban | mon salaire, ma paie, ma paye, mon compte, ma banque, mon rib, mes coordonnées, j'ai changé, je souhaite, je voudrais, j'aimerais, pouvez-vous, pourriez-vous, avant la paie, de quoi avez-vous besoin, prochaine paie",
  romance:
    "seule, solitaire, célibataire, relation, amour, homme honnête, mariage, sérieuse, âme soeur, veuve | photo*, profil, internet, site de rencontre* | écri*, répond*, whatsapp, telegram, privé*, faire connaissance, connaître | cher, chéri, ans, je m'appelle, mon nom est, femme, fille, russie, ukraine",
  tax: "impôt*, fisc*, dgfip, trésor public, taxe*, contribuable | remboursement, rembours*, crédit, trop-perçu, droit à, restitution, impayé*, pénalité | formulaire, carte, demande, confirm*, coordonnées bancaires, lien, cliqu*, rempli*, payer",
  techSupport:
    "débité*, prélevé*, facturé*, renouvel*, achat, commande, abonnement, facture, paiement, transaction | protection, antivirus, sécurité, norton, mcafee, ordinateur, appareil*, assistance, paypal, bitcoin, microsoft, amazon, apple, garantie | annul*, rembours*, contest*, n'avez pas, pas autorisé*, pas effectué, résili* | appel*, téléphon*, numéro, composez, ligne",
  urgentFavour:
    "avez-vous un instant, as-tu un instant, un instant, une minute, disponible, au bureau, es-tu là, êtes-vous là, petite demande, demande urgente, urgent | besoin, traiter, trait*, service, tâche, aider, occuper, règle | confiden*, discr*, ne peux pas prendre, peux pas parler, peux pas téléphoner, peux pas répondre, réunion, numéro de portable, votre portable, whatsapp, entre nous",
  voicemail:
    "message vocal, messagerie vocale, répondeur, messages vocaux, appel manqué, note vocale, fax | reçu, nouveau, nouvelle, manqué, laissé, attente, du | écouter, écoutez, lire, entendre, consulter | connect*, compte, cliqu*, lien, pièce jointe, mot de passe, ci-dessous, portail",
};
