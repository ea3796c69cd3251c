/** What scams say in Portuguese, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const pt: Gists = {
  accountSuspended:
    "conta, caixa, correio, e-mail, acesso, senha, palavra-passe, perfil | encerrad*, fechad*, suspens*, limitad*, limitámos, bloquead*, desativad*, excluíd*, invulgar, incomum, suspeit*, expir*, chei* | confirm*, verifi*, valid*, atualiz*, acess*, entre, iniciar sessão, reativ*, restabelec* | horas, imediatamente, caso contrário, perder*, definitivamente, evitar, para continuar, dias, hoje, ou será, ou perderá",
  advanceFee:
    "milhões, milhão, dólares, usd, euros, reais, soma, fundos, ouro | banco, conta, depositad*, depósito, cofre, empresa de segurança, herança | transfer*, estrangeiro, exterior, parceiro, parte, por cento, proposta, reclam*, beneficiário, negócio | confiden*, respond*, contact*, contat*, telefone, confiança, sua ajuda, seu nome, nome e, discri*, honest*",
  crypto:
    "bitcoin*, btc, cripto*, ethereum, usdt, carteira, mineração, moedas | saldo, levant*, saque, sacar, retir*, lucro*, invest*, ganh*, depósito, recompensa, resgat* | horas, taxa, encerrada, agora, hoje, conect*, garantid*, diári*, conversão",
  documentShare:
    "documento*, arquivo, ficheiro, contrato, pdf, fatura, proposta | partilhad*, partilhou, compartilhad*, compartilhou, enviad*, segur*, protegid*, pendente | inicie sessão, iniciar sessão, acess*, entre, ver, abrir, visualizar | senha, palavra-passe, credenciais, e-mail e, seu e-mail, identidade",
  extortion:
    "câmara, câmera, webcam, vídeo, grav*, filmad*, hackead*, invadi*, malware, trojan, vírus, meu programa, seu dispositivo, seu computador | amigos, contatos, contactos, colegas, família, parentes, public*, divulg*, enviar* para | bitcoin*, btc, dólares, euros, reais, pagar, pague, paguem, pago, pagamento, envie, transfir*, carteira, cripto* | horas, dias, apag*, elimin*, exclu*, prazo",
  giftCard:
    "cartão-presente, cartões-presente, cartão presente, cartões presente, vale-presente, vales-presente, cartões-oferta, cartão-oferta, gift card, google play, itunes, steam, amazon | compr*, adquir*, consegu*, pegar | código*, raspe, raspar, rasp*, foto*, pin | cliente*, devolv*, reembols*, surpresa, confiden*, reunião, ninguém, entre nós, falar, conferência, funcionários",
  inheritance:
    "falecid*, faleceu, defunt*, morreu, morte, acidente, óbito | herdeir*, herança, sucessão, parente*, familiar, beneficiári*, testamento, apelido, sobrenome, legado, doar, doação | milhões, fundos, soma, fortuna, dinheiro, euros, dólares, depósito | advogado, notário, contact*, contat*, respond*, acordo, consentimento, reclam*, banco, legal, confiden*",
  job: "trabalho em casa, em casa, home office, teletrabalho, meio período, part-time, emprego, oferta de emprego, assistente, vaga, renda extra | sem experiência, não é preciso experiência, experiência não, não é necessária experiência, horas por dia, minutos por dia, dos nossos clientes, horário flexível, tarefas simples | mês, comissão, salário, ganh*, por dia, por cento, euros, reais | respond*, candidat*, contact*, contat*, whatsapp, telegram, reencaminh*, repass*, sua conta, interessad*",
  multiFactor:
    "dois fatores, duplo fator, 2fa, mfa, multifator, authenticator, autenticação, duas etapas, dois passos | expir*, venc*, renov*, atualiz*, obrigatóri*, reativ* | digitaliz*, escane*, qr, clique, telefone, telemóvel, celular, link, aplicação, aplicativo | acesso, perder, evitar, horas, hoje, imediatamente, bloquead*",
  parcel:
    "encomenda, pacote, entrega, envio, objeto, pedido | retid*, pendente, não foi possível, falh*, aguard*, alfandeg*, alfândega, aduan*, devolvid*, armazém, depósito, incomplet* | pagar, pague, paguem, pago, pagamento, taxa*, tarifa, alfandeg*, endereço, morada, despesas, confirm*, frete | horas, ou será, caso contrário, liber*, reagend*, remetente, dias, link, clique, agora",
  paymentDetails:
    "banco, bancári*, iban, nib, conta, dados bancários, transferência, pix, swift | mudámos, mudamos, mudou, nov*, alter*, anterior, antig*, atualiz*, não utilizem, a partir de, auditoria | fatura*, pagamento*, pagar, paguem, transfer*, boleto*, em aberto | a partir de, doravante, de agora em diante, não utiliz*, abaixo, comprovativo, comprovante, atualize*, próxim*, futur*, confirm*",
  payroll:
    "salário, vencimento, ordenado, folha de pagamento, pagamento do salário | nov*, mudei, mudança, mudar, alter*, atualiz* | banco, bancári*, conta, iban, pix | meu salário, meu ordenado, minha conta, meu banco, mudei, gostaria, quero, queria, podem, pode, poderia*, antes do pagamento, próximo salário, de que dados, que dados, o que precisa*",
  romance:
    "sozinha, solteira, relação, relacionamento, amor, homem honesto, casamento, séria, sério, solidão, alma gémea, viúva | foto*, perfil, internet | escrev*, respond*, whatsapp, telegram, privado, conhecer* | querido, meu bem, anos, chamo-me, me chamo, meu nome é, mulher, rapariga, rússia, ucrânia",
  tax: "imposto*, finanças, receita federal, fiscal, irs, tributári*, fisco | reembolso, restituição, devolução, direito a, tem a receber, dívida, multa | formulário, cartão, solicit*, pedido, confirm*, dados bancários, link, clique, preench*, pagar, pague, paguem, pago, pagamento",
  techSupport:
    "cobrad*, cobrança, debitad*, renovad*, renovação, compra, encomenda, pedido, assinatura, subscrição, fatura, pagamento | proteção, antivírus, segurança, norton, mcafee, computador, dispositivo*, suporte, paypal, bitcoin, microsoft, amazon, apple, garantia | cancel*, reembols*, anular*, contest*, não fez, não realizou, não autoriz*, não reconhece | ligue, ligar, telefon*, número, disque, linha",
  urgentFavour:
    "tem um momento, tens um momento, um momento, um minuto, disponível, livre, no escritório, está aí, pedido rápido, pedido urgente, urgente | preciso, trate, tratar, favor, tarefa, ajud*, resolv* | confiden*, discre*, não posso falar, não posso atender, não posso ligar, reunião, número de telemóvel, número de celular, seu telemóvel, seu celular, whatsapp, entre nós",
  voicemail:
    "mensagem de voz, mensagens de voz, correio de voz, caixa postal, nota de voz, chamada perdida, fax | recebeu, recebid*, nova, novo, perdida, deixou, deixada, de | ouvir, ouça, escutar, reproduzir, ver | inicie sessão, iniciar sessão, acess*, entre, conta, clique, link, anexo, senha, portal",
};
