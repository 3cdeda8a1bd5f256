/** The README of an export: how somebody outside checks it, with our script or with openssl alone. */
export const HOW_TO_VERIFY = `Protokoll-Export von WorkmateOS / audit log export of WorkmateOS

Inhalt / contents
  events.csv         die Ereignisse für Tabellenprogramme / the events for spreadsheets
  events.json        dieselben Ereignisse mit Siegel und gehashtem Text / the same events with seal and hashed text
  manifest.json      Filter, Kopf der Kette, SHA-256 aller Dateien / filter, head of the chain, SHA-256 of all files
  manifest.sig.json  Ed25519-Signatur über manifest.json / Ed25519 signature of manifest.json
  public-key.pem     öffentlicher Schlüssel; sein Fingerabdruck steht auf der Seite "Protokoll" / public key; its fingerprint is on the page "Audit log"

Prüfen / verify
  npm run audit:verify -- export.zip --fingerprint <Fingerabdruck / fingerprint>

Ohne WorkmateOS / without WorkmateOS
  node -e 'process.stdout.write(Buffer.from(JSON.parse(require("fs").readFileSync("manifest.sig.json")).signature, "base64"))' > manifest.sig
  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in manifest.json -sigfile manifest.sig
  sha256sum events.csv events.json
  Für jedes Ereignis / for every event: sha256(seal.prevHash + canonical) = seal.hash
  Folgt Siegel n + 1 auf n, ist sein prevHash der hash von n / where seal n + 1 follows n, its prevHash is the hash of n
`
