/** Coins are said to wait, to grow or to be in danger, and the reader shall connect a wallet, withdraw or invest. */
import type { Family } from "./family.ts";

export const crypto: Family = {
  en: {
    story:
      "Bitcoin investment, crypto investment, your Bitcoin balance, your BTC balance, your crypto account, mining balance, your wallet has been, your wallet will be, token airdrop, guaranteed daily profit, guaranteed returns, double your Bitcoin, recover your lost crypto, recover lost Bitcoin",
    ask: "connect your wallet, verify your wallet, validate your wallet, synchronize your wallet, withdraw your funds, withdraw your balance, claim your tokens, enter your recovery phrase, enter your seed phrase, invest now, start investing, minimum investment, minimum deposit",
  },
  de: {
    story:
      "Bitcoin-Investition, Krypto-Investition, Ihr Bitcoin-Guthaben, Ihr BTC-Guthaben, Ihr Krypto-Konto, Ihre Wallet wurde, Ihre Wallet wird, garantierte Rendite, täglicher Gewinn, Bitcoin verdoppeln, verlorene Kryptowährung",
    ask: "Wallet verbinden, Wallet verifizieren, Wallet bestätigen, verifizieren Sie Ihre Wallet, Guthaben auszahlen, jetzt auszahlen, Token beanspruchen, Wiederherstellungsphrase eingeben, Seed-Phrase eingeben, jetzt investieren, Mindesteinzahlung",
  },
  fr: {
    story:
      "investissement Bitcoin, investir dans le Bitcoin, investissement en cryptomonnaie, votre solde Bitcoin, votre compte crypto, votre portefeuille a été, votre portefeuille sera, rendement garanti, profits garantis, doubler vos Bitcoin*",
    ask: "connectez votre portefeuille, vérifiez votre portefeuille, validez votre portefeuille, retirez vos fonds, retirer vos fonds, réclamez vos jetons, phrase de récupération, investissez maintenant, commencez à investir, dépôt minimum",
  },
  es: {
    story:
      "inversión en Bitcoin, inversión en criptomonedas, su saldo de Bitcoin, su cuenta de criptomonedas, su billetera ha sido, su billetera será, rendimiento garantizado, ganancias garantizadas, duplique sus Bitcoin*",
    ask: "conecte su billetera, conecta tu billetera, verifique su billetera, valide su billetera, retire sus fondos, retirar sus fondos, reclame sus tokens, frase de recuperación, invierta ahora, comience a invertir, depósito mínimo",
  },
  it: {
    story:
      "investimento in Bitcoin, investire in Bitcoin, investimento in criptovalute, il suo saldo Bitcoin, il tuo saldo Bitcoin, il tuo portafoglio è stato, il suo wallet è stato, rendimento garantito, guadagni garantiti, raddoppia i tuoi Bitcoin",
    ask: "collega il tuo portafoglio, collega il tuo wallet, verifica il tuo wallet, verifichi il suo wallet, preleva i tuoi fondi, prelevare i suoi fondi, richiedi i tuoi token, frase di recupero, investi ora, inizia a investire, deposito minimo",
  },
  pt: {
    story:
      "investimento em Bitcoin, investimento em criptomoedas, o seu saldo de Bitcoin, seu saldo de Bitcoin, sua conta de criptomoedas, sua carteira foi, a sua carteira será, rendimento garantido, lucros garantidos, duplique seus Bitcoins",
    ask: "conecte sua carteira, ligue a sua carteira, verifique sua carteira, valide sua carteira, saque seus fundos, levante os seus fundos, resgate seus tokens, frase de recuperação, invista agora, comece a investir, depósito mínimo",
  },
  nl: {
    story:
      "Bitcoin-investering, investeren in Bitcoin, crypto-investering, uw Bitcoin-saldo, uw BTC-saldo, uw crypto-account, uw wallet is, uw wallet wordt, gegarandeerd rendement, gegarandeerde winst, verdubbel uw Bitcoin*",
    ask: "koppel uw wallet, verbind uw wallet, verifieer uw wallet, bevestig uw wallet, neem uw tegoed op, uw saldo opnemen, claim uw tokens, herstelzin, investeer nu, begin met investeren, minimale storting",
  },
  pl: {
    story:
      "inwestycja w Bitcoin, inwestycje w Bitcoin, inwestycja w kryptowaluty, inwestowanie w kryptowaluty, saldo Bitcoin, Twój portfel został, Twój portfel zostanie, gwarantowany zysk, gwarantowane zyski, podwój swoje Bitcoin*",
    ask: "połącz portfel, połącz swój portfel, zweryfikuj portfel, zweryfikuj swój portfel, wypłać środki, wypłata środków, odbierz tokeny, odbierz swoje tokeny, fraza odzyskiwania, frazę odzyskiwania, zainwestuj teraz, zacznij inwestować, minimalna wpłata",
  },
  ru: {
    story:
      "инвестиции в биткоин, инвестиции в криптовалюту, ваш баланс биткоин*, на вашем балансе BTC, ваш криптосчет, ваш кошелек был, ваш кошелек будет, гарантированный доход, гарантированная прибыль, удвойте ваши биткоин*",
    ask: "подключите кошелек, подключите ваш кошелек, подтвердите кошелек, верифицируйте кошелек, выведите средства, вывести средства, получите токены, введите сид-фразу, фразу восстановления, инвестируйте сейчас, начните инвестировать, минимальный депозит",
  },
  tr: {
    story:
      "Bitcoin yatırımı, kripto yatırımı, kripto para yatırımı, Bitcoin bakiyeniz, kripto hesabınız, cüzdanınız askıya, cüzdanınız kısıtlan*, garantili kazanç, garantili getiri, Bitcoin'inizi ikiye katla*",
    ask: "cüzdanınızı bağla*, cüzdanınızı doğrula*, bakiyenizi çek*, paranızı çek*, token'larınızı al*, tokenlerinizi al*, kurtarma ifade*, hemen yatırım yap*, yatırıma başla*, minimum yatırım, minimum depozito",
  },
  zh: {
    story: "比特币投资, 加密货币投资, 虚拟货币投资, 您的比特币余额, 您的钱包已, 您的钱包将, 保证收益, 稳赚不赔, 高额回报, 代币空投",
    ask: "连接您的钱包, 连接钱包, 验证您的钱包, 提取您的资金, 立即提现, 领取代币, 输入助记词, 立即投资, 开始投资, 最低存款, 最低入金",
  },
  ja: {
    story:
      "ビットコイン投資, 仮想通貨投資, 暗号資産投資, ビットコイン残高, ウォレットが制限, ウォレットが停止, 利益を保証, 元本保証, 高利回り, トークンのエアドロップ",
    ask: "ウォレットを接続, ウォレットを認証, ウォレットの確認, 資金を引き出, 出金手続き, トークンを受け取, リカバリーフレーズ, シードフレーズ, 今すぐ投資, 投資を始め, 最低入金",
  },
};
