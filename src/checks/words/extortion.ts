/** Phrases of letters that threaten to publish recordings or data, or to do harm, unless a ransom is paid. Written by this project. */
import { words } from "./table.ts";

export const extortion = {
  intrusion: words(`
    i hacked, i have hacked, hacked your, your device was, your device has been, infected with, installed a trojan, installed
    malware, installed spyware, trojan virus, remote access, full access to your, access to your devices, access to your accounts,
    your operating system, your password is, i know your password, is your password, one of your passwords, control of your,
    keylogger, private malware, rat software, pegasus, your browsing history, your contacts, all your contacts, copied all, ich habe
    ihr gerat, zugriff auf ihr*, gehackt, j'ai pirate, acces a vos appareils, he hackeado, acceso a sus dispositivos, acceso a tus
    dispositivos, eu hackeei, acesso aos seus dispositivos, ho hackerato, accesso ai tuoi dispositivi, ik heb toegang, hackuje,
    взломал, デバイスに侵入
  `),
  shame: words(`
    recorded you, recorded a video, video of you, webcam, your camera, masturbat*, pleasuring yourself, satisfy yourself, satisfying
    yourself, adult websites, adult sites, adult content, porn site*, porn videos, pornograph*, intimate, perverted, your dirty,
    dirty secret*, embarrass*, reputation, send the video, send this video, friends and family, colleagues and relatives, family and
    colleagues, leak your, publish your, publish all, ddos attack, leak the data, aufgenommen, pornoseiten, masturbier*, vos
    contacts, video de vous, sitios porno, sus contactos, sites porno*, masturbando*, siti porno, i tuoi contatti, мастурб*, 自慰
  `),
  ransom: words(`
    bitcoin, bitcoins, btc, bitcoin wallet, bitcoin address, btc address, btc wallet, monero, litecoin, crypto wallet, usdt, ransom,
    bitcoin adresse, adresse bitcoin, direccion bitcoin, carteira bitcoin, portafoglio bitcoin, cartera bitcoin, биткоин*, ビットコイン
  `),
  countdown: words(`
    48 hours, 50 hours, 72 hours, 24 hours to, hours to pay, hours to make the payment, timer, after reading this, once you open
    this, as soon as you open, do not contact the police, don't contact the police, no point in replying, do not try to contact,
    don't try to contact, do not reply to this, i will delete, will be deleted immediately, will be destroyed, stunden zeit, 48
    stunden, 50 stunden, 48 heures, 50 heures, 48 horas, 50 horas, 48 ore, 50 ore, 48 часов
  `),
};
