/** Style sheet of all letters: A4 after DIN 5008 form B. No shadow or opacity, so that PDF/A needs no transparency. */
export const documentStyle = `
@page { size: 210mm 297mm; margin: 0 }
* { box-sizing: border-box; margin: 0; padding: 0 }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { font: 400 9pt/4.4mm Inter, sans-serif; color: #1b2027; font-variant-numeric: tabular-nums; font-synthesis: none }
b, th { font-weight: 600 }
.l { white-space: nowrap; min-height: 4.4mm }
.page { position: relative; width: 210mm; height: 297mm; overflow: hidden; break-after: page }
.page:last-child { break-after: auto }
.mark { position: absolute; left: 0; width: 4mm; border-top: 0.2mm solid #9aa3ae }
.head { position: absolute; left: 25mm; right: 20mm; top: 14mm; height: 18mm }
.head img { max-height: 18mm; max-width: 80mm; object-fit: contain; object-position: left top }
.head .name { font-size: 15pt; line-height: 7mm; font-weight: 600; letter-spacing: -0.01em }
.head .site { color: #5b6672; font-size: 8pt; line-height: 4.4mm }
.sender { position: absolute; left: 25mm; top: 56.5mm; width: 80mm; font-size: 6.5pt; line-height: 3.4mm; color: #5b6672;
  white-space: nowrap; overflow: hidden }
.address { position: absolute; left: 25mm; top: 62.7mm; width: 80mm; height: 27.3mm; font-size: 10pt; line-height: 4.5mm }
.address .l { min-height: 4.5mm }
.info { position: absolute; left: 118mm; top: 50mm; width: 72mm; font-size: 8.5pt; line-height: 4.3mm }
.info div { display: flex; gap: 3mm }
.info dt { width: 28mm; flex: none; color: #5b6672 }
.info dd { flex: 1; white-space: nowrap }
.info .strong dd { font-weight: 600 }
h1 { position: absolute; left: 25mm; top: 97mm; font-size: 15pt; line-height: 7mm; font-weight: 600; letter-spacing: -0.01em }
.running { position: absolute; left: 25mm; right: 20mm; top: 16mm; height: 6mm; border-bottom: 0.2mm solid #d8dde3;
  color: #5b6672; font-size: 8pt; display: flex; justify-content: space-between }
.body { position: absolute; left: 25mm; width: 165mm }
.first .body { top: 108mm }
.next .body { top: 28mm }
.row { display: flex; width: 165mm }
.row > div { flex: none; white-space: nowrap }
.row .r { text-align: right }
.thead { font-weight: 600; font-size: 8pt; line-height: 4mm; color: #5b6672; border-bottom: 0.3mm solid #1f3f5b; padding-top: 1mm }
.item { border-bottom: 0.2mm solid #e3e7ec; padding-top: 1.5mm }
.item.open { border-bottom: 0 }
.item .d { font-size: 8pt; line-height: 3.8mm; color: #5b6672; min-height: 3.8mm }
.carry { color: #5b6672; padding-top: 1.4mm; font-weight: 600 }
.totals { display: flex; justify-content: flex-end; padding-top: 2mm }
.totals table { border-collapse: collapse; width: 92mm }
.totals td { height: 5.2mm; line-height: 5.2mm; white-space: nowrap }
.totals td + td { text-align: right }
.totals .sum td { height: 9mm; line-height: 9mm; font-weight: 600; font-size: 11.5pt; border-top: 0.3mm solid #1f3f5b; color: #1f3f5b }
.note { padding-top: 3mm }
.pay { margin-top: 4mm; height: 40mm; display: flex; justify-content: space-between; background: #f3f6f8; padding: 4mm 5mm }
.pay dl div { display: flex; line-height: 4.6mm }
.pay dt { width: 36mm; color: #5b6672 }
.pay .title { font-weight: 600; margin-bottom: 1mm }
.pay .qr { width: 30mm; text-align: center; font-size: 6pt; line-height: 3mm; color: #5b6672; white-space: nowrap }
.pay .qr svg { width: 27mm; height: 27mm; display: block; margin: 0 auto 1.5mm }
.pageno { position: absolute; right: 20mm; top: 263mm; font-size: 8pt; color: #5b6672 }
.foot { position: absolute; left: 25mm; width: 165mm; top: 269mm; height: 24mm; border-top: 0.2mm solid #d8dde3; padding-top: 2mm;
  display: flex; font-size: 6.8pt; line-height: 3.3mm; color: #5b6672 }
.foot .l { min-height: 3.3mm }
.foot > div { flex: none }
.foot b { color: #1b2027 }
.stamp { position: absolute; left: 0; top: 128mm; width: 210mm; text-align: center; font-size: 96pt; line-height: 40mm; font-weight: 600;
  letter-spacing: 0.08em; color: #eef0f3; transform: rotate(-32deg); text-transform: uppercase }
.annex .item { padding-top: 1mm }
.dun { border-collapse: collapse; width: 165mm; margin-top: 5mm }
.dun th { text-align: left; font-size: 8pt; color: #5b6672; border-bottom: 0.3mm solid #1f3f5b; height: 6mm }
.dun td { height: 6.5mm; border-bottom: 0.2mm solid #e3e7ec }
.dun .r { text-align: right }
.dun .sum td { font-weight: 600; color: #1f3f5b; border-bottom: 0; font-size: 10.5pt; height: 9mm }
`
