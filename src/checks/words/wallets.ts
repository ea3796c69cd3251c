/**
 * Phrases of letters that are after crypto wallets: the coin, what is said to have happened, and what the reader should do. Written by this
 * project. People who trade write of coins as well, so it takes the event and the act together.
 */
import { words } from "./table.ts";

export const wallets = {
  coin: words(`
    bitcoin, btc, ethereum, eth, xrp, usdt, usdc, solana, nft, nfts, token, tokens, stablecoin, blockchain, web3, defi, crypto, cryptocurrenc*,
    kryptowahrung*, cryptomonnaie*, criptomoneda*, criptomoeda*, criptovalut*, cryptovaluta, kryptowalut*, криптовалют*, kripto para, 加密货币,
    比特币, 暗号資産, 仮想通貨
  `),
  wallet: words(`
    your wallet, your wallets, crypto wallet, hardware wallet, wallet app, cold wallet, seed phrase, recovery phrase, secret phrase, private key,
    ledger live, ledger wallet, ledger nano, your ledger, trezor, metamask, trust wallet, trustwallet, exodus wallet, coinbase wallet,
    phantom wallet, atomic wallet, electrum, myetherwallet, tronlink, safepal, imtoken, keystore,
    deine wallet, ihre wallet, ihr wallet, votre portefeuille, tu billetera, su billetera, sua carteira, il tuo portafoglio, je wallet, uw wallet,
    twoj portfel, ваш кошелек, cuzdaniniz, 您的钱包, ウォレット
  `),
  event: words(`
    airdrop, air drop, allocation, token claim, claim period, claim window, early access, staking reward*, exclusive mint, free mint, presale,
    token launch, token sale, is now live, bonus on top of your balance, mining balance, mining transaction, balance is ready, compensation plan,
    security vulnerability, security issues have been, may be vulnerable, vulnerabilities, being exploited, has been compromised,
    was compromised, cyber attack, cyberattack, unauthorized access, unauthorised access, new device was linked, device was connected,
    data breach, security breach, firmware update, wallet suspension, not been verified, pending verification, wallet is suspended, wallet has been, wallet will be, unauthenticated wallet*, steht die verifizierung, en attente de verification, pendiente de verificacion, pendente de verificacao, in attesa di verifica, wacht op verificatie, oczekuje na weryfikacj*, ожидает подтверждения, dogrulama bekliyor, 等待验证, 認証待ち, unverified wallet*,
    wallet verification, network upgrade, mandatory update, withdrawal available, available for withdrawal, withdraw your funds, you earned,
    has been credited, sicherheitslucke, datenleck, auszahlung bereit, guthaben bereit, fuite de donnees, retrait disponible, brecha de seguridad,
    retiro disponible, saque disponivel, violazione dei dati, prelievo disponibile, datalek, wyplata srodkow, вывод средств, 空投, エアドロップ
  `),
  act: words(`
    claim your, claim now, claim tokens, claim here, connect your wallet, connect wallet, verify your wallet, validate your wallet,
    synchronize your wallet, sync your wallet, restore your wallet, secure your wallet, secure your assets, scan your device, scan your wallet, scan your ledger,
    confirm recovery phrase, confirm your recovery, enter your recovery, enter your seed, verify your seed, import your wallet, unlock your
    wallet, authenticate your wallet, link your wallet, reset your wallet, check your device, protect your assets, protect your funds,
    update your wallet, migrate your, register to claim, check eligibility, check your eligibility, you are eligible, withdraw now,
    multiply your, double your, jetzt beanspruchen, wallet verbinden, wallet verifizieren, jetzt auszahlen, reclamez vos, connectez votre,
    reclama tus, reclame sus, conecta tu, resgate seus, conecte sua, richiedi i tuoi, collega il tuo, claim je, koppel je wallet, odbierz swoje,
    polacz portfel, получите свои, подключите кошелек, 立即领取, 连接钱包
  `),
};
