import type { Locator } from '@playwright/test';

/** Pastes HTML as a program that was copied from hands it over. @returns how long the window stood still (ms) */
export async function pasteHtml(target: Locator, html: string): Promise<number> {
  await target.focus();
  return target.evaluate(async (element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', pasted);
    clipboardData.setData('text/plain', 'not taken where there is HTML');
    const before = performance.now();
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    // Until it has been painted: what the page does about it afterwards counts, too.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return performance.now() - before;
  }, html);
}

const HEAD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><style>${'p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif}\n'.repeat(500)}</style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--></head>`;

const PARAGRAPH = `<p class=MsoNormal style='margin:0cm;line-height:115%;mso-pagination:widow-orphan;text-autospace:ideograph-numeric'><b style='mso-bidi-font-weight:normal'><span lang=EN-AU style='font-size:11.0pt;line-height:115%;font-family:"Calibri",sans-serif;mso-fareast-font-family:"Times New Roman";color:#1F3864;mso-ansi-language:EN-AU'>Important:</span></b><span lang=EN-AU style='font-size:11.0pt;font-family:"Calibri",sans-serif;mso-ansi-language:EN-AU'> please bring your card and your referral with you.<o:p></o:p></span></p>\n`;

const ITEM = `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-AU style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span><![endif]><span lang=EN-AU>your <i>card</i><o:p></o:p></span></p>\n`;

/** What Word puts on the clipboard: paragraphs with far more formatting than text, and lists that are no lists. */
export function wordHtml(sizeBytes: number): string {
  const portion = `${PARAGRAPH}${ITEM}${ITEM}`;
  const body = portion.repeat(Math.ceil((sizeBytes - HEAD.length) / portion.length));
  return `${HEAD}<body lang=EN-AU><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
}
