export { Html, html, lines, trustedMarkup, type HtmlValue } from '#server/platform/document-html'
