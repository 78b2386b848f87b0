"""How a document looks as HTML, on screen and on paper."""

LOOKS = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #1b1b1b;
  font: 1.05rem/1.55 "Segoe UI", Calibri, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 .5rem;
  padding-bottom: .2rem; border-bottom: 1px solid #8a8a8a; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .4rem; }
p { margin: .5rem 0; }
.leads { margin-top: 1.1rem; }
.aside, footer { color: #4a4a4a; font-size: .92rem; }
blockquote { margin: .5rem 0 .9rem; padding: .1rem 0; padding-inline-start: .9rem;
  border: 0 solid #6b6b6b;
  border-inline-start-width: 3px; }
blockquote > :first-child { margin-top: 0; }
blockquote > :last-child { margin-bottom: 0; }
ul, ol { margin: .5rem 0; padding-inline-start: 1.6rem; }
li { margin: .2rem 0; }
.grid { margin: .8rem 0 1.2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: .97rem; }
th, td { border: 1px solid #8a8a8a; padding: .4rem .55rem; vertical-align: top;
  text-align: start; }
th { background: #ececec; }
figure { margin: 1rem 0; }
svg { max-width: 100%; height: auto; }
figcaption { color: #4a4a4a; font-size: .92rem; white-space: pre-line; }
hr { border: 0; border-top: 2px solid #1b1b1b; margin: 2.5rem 0 1rem; }
footer { margin-top: 2.5rem; }
@page { size: A4; margin: 20mm 18mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, .leads { break-after: avoid; }
  tr, figure, li { break-inside: avoid; }
  thead { display: table-header-group; }
  p, blockquote { orphans: 3; widows: 3; }
  th { background: none; border-bottom-width: 2px; }
}
"""
