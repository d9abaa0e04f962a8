const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One column that holds in Outlook, Gmail and on a phone; no image, no script, nothing fetched. */
export function layout(title: string, content: string, language: string): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escape(title)}</title></head>
<body style="margin:0;padding:0;background:#f2f4f4">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-top:4px solid #0b5563"><tr>
<td style="padding:24px;font:16px/24px system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif;color:#1b2426;text-align:start">
${content}<p style="margin-top:32px;color:#56666a;font-size:13px;line-height:20px">Knowledge Co-Creation Program · this letter was sent automatically; replies are not read.</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}
