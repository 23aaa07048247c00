/**
 * For the screen and for A4. Colours of lamps are pairs that reach a contrast of 4.5; every lamp is a shape and a word
 * besides, so that a print in grey says the same.
 */
export const styleSheet = `
:root { color-scheme: light; font: 14px/1.5 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; color: #1c1f24; background: #fff }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1180px; padding: 16px 20px 40px }
h1 { font-size: 24px; margin: 0 }
h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 2px solid #1c4e80; padding-bottom: 2px; color: #1c4e80 }
h3 { font-size: 15px; margin: 20px 0 4px }
p { margin: 4px 0 }
a { color: #1c4e80 }
th a { color: inherit; text-decoration-style: dotted; text-underline-offset: 2px }
.about, .note { color: #4a505a }
.note { font-size: 12px }
nav ul { display: flex; flex-wrap: wrap; gap: 2px 16px; padding: 0; list-style: none; margin: 8px 0 }
ol.remarks { margin: 4px 0; padding-left: 24px; font-size: 15px }
ol.remarks li { margin: 3px 0 }
ul.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(200px, 1fr)); gap: 8px; list-style: none; padding: 0; margin: 16px 0 }
ul.cards li { border: 1px solid #c3cad3; border-radius: 4px; padding: 6px 10px; break-inside: avoid }
ul.cards a { text-decoration: none }
ul.cards b { display: block; font-size: 18px; font-variant-numeric: tabular-nums }
ul.cards small { display: block; font-weight: 400; color: #4a505a }
ul.cards b small { display: inline; font-size: 12px }
ul.cards .lamp { font-size: 12px }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: 4px 0 8px; font-size: 12px; font-variant-numeric: tabular-nums }
caption { text-align: left; font-size: 12px; color: #4a505a; padding: 2px 0 }
th, td { border-bottom: 1px solid #d5dae1; padding: 3px 6px; vertical-align: top }
thead th { background: #eef2f6; text-align: right; vertical-align: bottom; border-bottom: 2px solid #9aa5b1; font-weight: 600 }
th[scope=row] { text-align: left; font-weight: 400; min-width: 9em }
th.text, td.text { text-align: left }
td { text-align: right; white-space: nowrap }
td.text { white-space: normal }
td.none { color: #5b626d }
th small { display: block; font-weight: 400; color: #4a505a }
tr.gap td { text-align: center; color: #5b626d }
.lamp { white-space: nowrap; border-radius: 3px; padding: 0 4px }
.red { color: #8a0b1f; background: #f9d5d9 }
.yellow { color: #6b4700; background: #fbe9c4 }
.green { color: #0f5631; background: #d3ecdd }
.charts { display: grid; grid-template-columns: repeat(2, 1fr); gap: 12px 20px }
figure { margin: 0; break-inside: avoid }
figcaption { font-weight: 600; font-size: 13px }
figure svg { width: 100%; height: auto; font-family: inherit }
dl { margin: 0 }
dt { font-weight: 600; margin-top: 8px; break-after: avoid }
dd { margin: 0 0 0 16px; font-size: 12px }
:target { background: #fff7d6 }
@page { size: A4 portrait; margin: 14mm 12mm; @bottom-center { content: counter(page) ' / ' counter(pages); font-size: 8pt; color: #4a505a } }
@page wide { size: A4 landscape; margin: 12mm }
@media print {
  :root { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact }
  body { max-width: none; padding: 0 }
  nav { display: none }
  a { color: inherit; text-decoration: none }
  h2, h3, caption { break-after: avoid }
  section.wide { page: wide }
  section.page { break-before: page }
  section.page > h2 { margin-top: 0 }
  .scroll { overflow: visible }
  table { font-size: 8pt }
  section.wide table, #indicators table { font-size: 7.5pt }
  td .note { font-size: inherit }
  #indicators th, #indicators td { padding: 1px 4px }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  th, td { padding: 2px 4px }
  ul.cards { grid-template-columns: repeat(3, minmax(0, 1fr)) }
  #methods dl { columns: 2; column-gap: 8mm }
  #methods div { break-inside: avoid }
  #methods dt { font-size: 9pt; margin-top: 5px }
  #methods dd { font-size: 8pt }
  .charts { gap: 4px 16px }
}
`;
