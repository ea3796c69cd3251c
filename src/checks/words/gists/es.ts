/** What scams say in Spanish, in words that stand near each other. */
import type { Gists } from "./gist.ts";

export const es: Gists = {
  accountSuspended:
    "cuenta, buzón, correo, acceso, contraseña, perfil, bandeja | cerrad*, cerrará, suspend*, limitad*, restringid*, bloquead*, desactivad*, eliminad*, inusual*, sospechos*, caduc*, expira*, llen* | confirm*, verifi*, valid*, actualic*, actualizar, inici*, acced*, ingres*, reactiv*, restablec* | horas, inmediatamente, de lo contrario, perder*, definitivamente, evitar, para seguir, días, hoy, o se, o perderá",
  advanceFee:
    "millones, millón, dólares, usd, euros, suma, fondos, oro | banco, cuenta, depositad*, depósito, bóveda, compañía de seguridad, herencia, inactiva | transfer*, extranjero, socio, parte, por ciento, propuesta, reclam*, beneficiario, negocio | confiden*, respond*, contact*, teléfono, confianza, su ayuda, su nombre, discreci*, honest*",
  crypto:
    "bitcoin*, btc, cripto*, ethereum, usdt, billetera, cartera, minería, monedas | saldo, retir*, retiro, ganancia*, invert*, inversión, gan*, cobrar, depósito, recompensa | horas, comisión, cerrará, ahora, hoy, conect*, garantizad*, diari*, conversión, tarifa",
  documentShare:
    "documento*, archivo, contrato, pdf, factura, expediente, propuesta | compartid*, enviad*, segur*, cifrad*, protegid*, pendiente | inici*, acced*, ver, abrir, consultar, visualizar | contraseña, credenciales, correo y, su correo, identidad, usuario",
  extortion:
    "cámara, webcam, vídeo, video, grab*, filmad*, hackead*, hackeé, malware, troyano, virus, mi programa, tu dispositivo, su dispositivo, tu ordenador, su ordenador, tu computadora | amigos, contactos, compañeros, familia*, conocidos, public*, difund*, enviar* a | bitcoin*, btc, dólares, euros, pagar, pague, pago, pagos, envía, envíe, transfier*, billetera, cripto* | horas, días, borr*, elimin*, destru*, plazo",
  giftCard:
    "tarjeta de regalo, tarjetas de regalo, tarjetas regalo, tarjeta regalo, google play, itunes, steam, vales, amazon, tarjetas prepago | compr*, conseg*, conseguir, adquirir, recoger | código*, rasc*, rasp*, foto*, pin* | cliente*, devuelv*, devolver*, reembols*, sorpresa, confiden*, reunión, nadie, entre nosotros, hablar, conferencia, personal",
  inheritance:
    "fallecid*, difunt*, murió, muerte, falleció, accidente | hereder*, herencia, sucesión, pariente*, beneficiari*, testamento, apellido, legado, donar, donación | millones, millón, fondos, suma, fortuna, dinero, euros, dólares, depósito | abogado, notario, contact*, respond*, permiso, consentimiento, reclam*, banco, legal, confiden*",
  job: "trabajo desde casa, desde casa, teletrabajo, tiempo parcial, medio tiempo, empleo, oferta de trabajo, asistente, vacante, ingresos extra | no se requiere experiencia, sin experiencia, experiencia no, horas al día, horas diarias, minutos al día, de nuestros clientes, horario flexible, tareas sencillas | mes, comisión, salario, sueldo, gan*, diari*, por ciento, euros, dólares | respond*, solicit*, contact*, whatsapp, telegram, reenv*, su cuenta, interesad*",
  multiFactor:
    "dos factores, doble factor, 2fa, mfa, multifactor, authenticator, autenticación, dos pasos | caduc*, expira*, venc*, renov*, renuev*, actualiz*, obligatori*, reactiv* | escane*, qr, clic, teléfono, móvil, inici*, enlace, aplicación | acceso, perder, evitar, horas, hoy, inmediatamente, bloquead*",
  parcel:
    "paquete, envío, entrega, pedido, encomienda | retenid*, pendiente, no se pudo, no pudo, no ha podido, fallid*, espera*, aduan*, devuelt*, almacén, depósito, incomplet* | pagar, pague, pago, pagos, tasa*, tarifa, aduan*, dirección, gastos, abonar, confirm*, franqueo | horas, o será, de lo contrario, liber*, reprogram*, remitente, días, enlace, clic, ahora",
  paymentDetails:
    "banco, bancari*, iban, cuenta, datos bancarios, transferencia, swift | cambi*, nuev*, modific*, anterior, actualiz*, ya no, no utilic*, auditoría, a partir de | factura*, pago*, pagar, abon*, transfer*, pendiente* | a partir de, en adelante, desde ahora, no utilic*, siguiente, comprobante, justificante, actualic*, próxim*, futur*, rogamos, confirm*",
  payroll:
    "nómina, salario, sueldo, paga | nuev*, cambi*, actualiz*, modific* | banco, bancari*, cuenta, iban | mi nómina, mi salario, mi sueldo, mi cuenta, mi banco, he cambiado, cambié, quiero, quisiera, me gustaría, pueden, podría*, puede, antes del pago, próxima nómina, qué datos, qué necesita*",
  romance:
    "sola, soltera, relación, amor, hombre honesto, matrimonio, seria, soledad, alma gemela, viuda | foto*, perfil, internet | escrib*, escríbeme, respond*, whatsapp, telegram, privado, conocer*, correo | querido, cariño, años, me llamo, mi nombre es, mujer, chica, rusia, ucrania",
  tax: "impuesto*, hacienda, agencia tributaria, fiscal, sat, dian, sunat, tribut* | devolución, reembolso, reintegro, derecho a, corresponde, a su favor, deuda, multa | formulario, tarjeta, solicit*, confirm*, datos bancarios, enlace, clic, rellen*, pagar, pague, pago, pagos",
  techSupport:
    "cargad*, cargo, cobrad*, debitad*, renovad*, renovación, compra, pedido, suscripción, factura, pago | protección, antivirus, seguridad, norton, mcafee, ordenador, computadora, dispositivo*, soporte, paypal, bitcoin, microsoft, amazon, apple, garantía | cancel*, reembols*, anular*, disput*, no hizo, no realizó, no autoriz*, no ha realizado | llam*, teléfono, número, marque, línea",
  urgentFavour:
    "tienes un momento, tiene un momento, un momento, un minuto, disponible, libre, en la oficina, estás ahí, petición rápida, solicitud urgente, urgente | necesito, encargu*, encargar*, favor, tarea, ayud*, gestion* | confiden*, discre*, no puedo hablar, no puedo atender, no puedo llamar, reunión, número de móvil, número de celular, tu móvil, su móvil, whatsapp, entre nosotros",
  voicemail:
    "mensaje de voz, mensajes de voz, buzón de voz, correo de voz, nota de voz, llamada perdida, fax | recibid*, nuevo, nueva, perdida, dejado, espera, de | escuch*, oír, reproduc*, ver | inici*, acced*, cuenta, clic, enlace, adjunto, contraseña, portal",
};
