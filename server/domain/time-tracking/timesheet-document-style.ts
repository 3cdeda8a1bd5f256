/** Style sheet of the signed-off timesheet: A4 portrait, tables break between rows, the lines to sign on stay together. */
export const timesheetDocumentStyle = `
@page { size: A4; margin: 18mm 20mm 18mm 25mm }
* { box-sizing: border-box; margin: 0; padding: 0 }
body { font: 400 8.5pt/1.45 Inter, sans-serif; color: #1b2027; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact }
header { display: flex; justify-content: space-between; gap: 10mm; margin-bottom: 7mm }
header img { max-height: 18mm; max-width: 60mm; object-fit: contain; object-position: right top }
header > b { font-size: 11pt; font-weight: 600 }
h1 { font-size: 18pt; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; margin-bottom: 4mm; color: #1f3f5b }
h2 { font-size: 10pt; font-weight: 600; margin: 5mm 0 1.5mm; break-after: avoid }
b, th { font-weight: 600 }
dl div { display: flex }
dt { width: 36mm; color: #5b6672 }
dd { overflow-wrap: anywhere }
.notice { background: #fdf3d8; padding: 2.5mm 3.5mm; margin-bottom: 4mm }
table { width: 100%; border-collapse: collapse }
thead { display: table-header-group }
tfoot { display: table-row-group }
th { text-align: left; font-size: 7.5pt; color: #5b6672; border-bottom: 0.3mm solid #1f3f5b; padding: 1mm 2mm 1mm 0; white-space: nowrap }
td { vertical-align: top; border-bottom: 0.2mm solid #e3e7ec; padding: 1.2mm 2mm 1.2mm 0; white-space: nowrap }
td.work { white-space: pre-line; overflow-wrap: anywhere; width: 60% }
tr { break-inside: avoid }
.r { text-align: right; padding-right: 0; padding-left: 3mm }
tfoot td { font-weight: 600; border-bottom: 0; white-space: normal; break-before: avoid }
.total { display: flex; justify-content: space-between; font-size: 11.5pt; font-weight: 600; color: #1f3f5b; border-top: 0.3mm solid #1f3f5b;
  padding-top: 2mm; margin-top: 4mm; break-inside: avoid }
.total small { font-size: 8.5pt; font-weight: 400; color: #5b6672 }
.approvals { break-inside: avoid }
.approvals ul { list-style: none; color: #5b6672 }
.sign { break-inside: avoid; margin-top: 9mm }
.lines { display: flex; gap: 12mm; margin-top: 16mm }
.lines > div { flex: 1 }
.lines b, .lines small { display: block }
.lines small { font-size: 7.5pt; color: #5b6672 }
.line { border-top: 0.25mm solid #1b2027; margin-bottom: 1.5mm }
`
