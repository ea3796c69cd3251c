/** A parcel is said to be held until a small fee is paid or an address confirmed. */
import type { Family } from "./family.ts";

export const parcel: Family = {
  en: {
    story:
      "your package could not be delivered, your parcel could not be delivered, your package is on hold, your parcel is on hold, your package is waiting, your parcel is waiting, unable to deliver your package, unable to deliver your parcel, failed delivery attempt, delivery attempt failed, your shipment is on hold, held at our depot, held by customs",
    ask: "pay the customs fee, pay the shipping fee, pay the delivery fee, customs duty, unpaid fee, outstanding fee, redelivery fee, confirm your address, update your address, confirm your delivery, reschedule your delivery, schedule your delivery, confirm the shipment",
  },
  de: {
    story:
      "Ihr Paket konnte nicht zugestellt, Ihre Sendung konnte nicht zugestellt, Ihr Paket wartet, Ihr Paket wird zurückgehalten, Ihre Sendung wird zurückgehalten, Ihr Paket liegt, Ihre Sendung liegt, Zustellversuch fehlgeschlagen, erfolgloser Zustellversuch, vom Zoll einbehalten",
    ask: "Zollgebühr*, Versandgebühr*, Versandkosten bezahlen, offene Gebühr, Gebühr bezahlen, bestätigen Sie Ihre Adresse, bestätigen Sie die Zustellung, Zustellung bestätigen, Adresse aktualisieren, neuen Zustelltermin, Lieferung neu planen",
  },
  fr: {
    story:
      "votre colis n'a pas pu être livré, votre colis est en attente, votre colis est bloqué, votre colis est retenu, votre colis a été retenu, tentative de livraison infructueuse, échec de la livraison, bloqué en douane, retenu à la douane",
    ask: "frais de douane, frais de livraison, frais d'expédition, régler les frais, payer les frais, confirmez votre adresse, confirmer votre adresse, confirmer la livraison, reprogrammer la livraison, reprogrammer votre livraison, mettre à jour votre adresse",
  },
  es: {
    story:
      "su paquete no pudo ser entregado, no hemos podido entregar su paquete, su paquete está pendiente, su paquete está retenido, su paquete ha sido retenido, su envío está retenido, su envío está en espera, intento de entrega fallido, retenido en la aduana, retenido en aduanas",
    ask: "tasas de aduana, gastos de aduana, gastos de envío, pagar la tasa, abonar los gastos, confirme su dirección, confirmar su dirección, confirmar la entrega, reprogramar la entrega, reprogramar su entrega, actualice su dirección",
  },
  it: {
    story:
      "il suo pacco non è stato consegnato, il tuo pacco non può essere consegnato, impossibile consegnare il pacco, il tuo pacco è in attesa, il suo pacco è in attesa, il tuo pacco è stato trattenuto, il pacco è in giacenza, tentativo di consegna fallito, spedizione in sospeso, trattenuto in dogana",
    ask: "spese doganali, dazi doganali, spese di consegna, spese di spedizione, pagare le spese, conferma il tuo indirizzo, confermi il suo indirizzo, confermare l'indirizzo, conferma la consegna, riprogrammare la consegna, aggiorna il tuo indirizzo",
  },
  pt: {
    story:
      "a sua encomenda não pôde ser entregue, não foi possível entregar a sua encomenda, sua encomenda está retida, a sua encomenda está retida, a sua encomenda está pendente, seu pacote está retido, seu pacote está aguardando, tentativa de entrega falhada, tentativa de entrega sem sucesso, retida na alfândega, retido na alfândega, foi taxad*",
    ask: "taxa alfandegária, taxas alfandegárias, taxa de entrega, taxa de envio, pagar a taxa, pagamento da taxa, confirme o seu endereço, confirme seu endereço, confirme a sua morada, confirmar a entrega, reagendar a entrega, atualize o seu endereço",
  },
  nl: {
    story:
      "uw pakket kon niet worden bezorgd, uw pakket kon niet bezorgd worden, uw pakket staat klaar, uw pakket wacht op, uw pakket wordt vastgehouden, uw zending wordt vastgehouden, mislukte bezorgpoging, bezorgpoging mislukt, vastgehouden door de douane, bij de douane vastgehouden",
    ask: "invoerkosten, douanekosten, verzendkosten betalen, bezorgkosten, openstaande kosten, betaal de kosten, bevestig uw adres, bevestig je adres, bevestig de bezorging, plan een nieuwe bezorging, nieuwe bezorgafspraak, werk uw adres bij",
  },
  pl: {
    story:
      "Twoja paczka nie mogła zostać doręczona, nie udało się dostarczyć paczki, nie udało się doręczyć przesyłki, Twoja paczka oczekuje, Twoja paczka została wstrzymana, przesyłka została wstrzymana, Twoja przesyłka oczekuje, nieudana próba doręczenia, zatrzymana przez urząd celny, zatrzymana w urzędzie celnym",
    ask: "opłata celna, opłatę celną, opłaty celnej, dopłata do przesyłki, niedopłat*, opłać przesyłkę, koszty dostawy, uiścić opłatę, potwierdź adres, potwierdź swój adres, potwierdź dostawę, zaplanuj dostawę, umów ponowne doręczenie, zaktualizuj adres",
  },
  ru: {
    story:
      "ваша посылка не доставлена, не удалось доставить вашу посылку, не удалось доставить посылку, ваша посылка ожидает, ваша посылка задержана, посылка удерживается, ваше отправление задержано, неудачная попытка доставки, задержана на таможне, задержана таможней",
    ask: "таможенный сбор, таможенную пошлину, таможенная пошлина, оплатить доставку, оплатите доставку, оплатить пошлину, оплатите сбор, подтвердите адрес, подтвердите ваш адрес, подтвердить доставку, перенести доставку, обновите адрес",
  },
  tr: {
    story:
      "kargonuz teslim edilemedi, paketiniz teslim edilemedi, gönderiniz teslim edilemedi, kargonuz beklemede, paketiniz beklemede, paketiniz bekletil*, kargonuz bekletil*, başarısız teslimat, teslimat denemesi başarısız, gümrükte bekle*, gümrükte tutul*",
    ask: "gümrük ücreti*, gümrük vergisi*, kargo ücretini öde*, teslimat ücreti*, ücreti ödeyin, adresinizi onayla*, adresinizi doğrula*, adresinizi güncelle*, teslimatı onayla*, yeniden teslimat, teslimatı yeniden planla*",
  },
  zh: {
    story:
      "您的包裹无法投递, 您的包裹未能送达, 您的包裹派送失败, 您的快递无法投递, 包裹已被扣留, 包裹正在等待, 投递失败, 派送失败, 被海关扣留, 滞留海关",
    ask: "支付关税, 缴纳关税, 支付运费, 补缴运费, 支付费用, 确认您的地址, 确认收货地址, 更新您的地址, 更新收货地址, 重新安排派送, 重新派送",
  },
  ja: {
    story:
      "お荷物をお届けできません, お荷物のお届けができません, お荷物を持ち帰り, 配達できませんでした, ご不在のため持ち帰り, お荷物が保留, 荷物が保管されて, 配送に失敗, 税関で保留, 住所が不完全",
    ask: "関税をお支払い, 関税の支払い, 配送料をお支払い, 送料をお支払い, 手数料のお支払い, 住所を確認, ご住所の確認, 住所を更新, 再配達の手続き, 再配達をご依頼, 再配達のお申し込み",
  },
};
