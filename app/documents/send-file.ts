import { PIECE_BYTES } from '#shared/limits'

export interface Sending {
  signal: AbortSignal
  /** Share of the file that has arrived, 0 to 1. */
  onProgress: (share: number) => void
}

/** A refusal in the shape of `$fetch`, so that the same texts fit. */
export class SendError extends Error {
  constructor(readonly data: unknown) {
    super('upload refused')
  }
}

interface Request extends Sending {
  method: 'POST' | 'PUT'
  url: string
  body: XMLHttpRequestBodyInit | null
  contentType?: string
}

/** `fetch` cannot tell how much of a body has been sent; the older interface can. */
function send({ method, url, body, contentType, signal, onProgress }: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open(method, url)
    request.responseType = 'json'
    if (contentType) request.setRequestHeader('content-type', contentType)
    request.upload.addEventListener('progress', event => event.lengthComputable && onProgress(event.loaded / event.total))
    request.addEventListener('load', () => request.status < 300 ? resolve(request.response) : reject(new SendError(request.response)))
    request.addEventListener('error', () => reject(new SendError(null)))
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')))
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort))
    signal.addEventListener('abort', abort)
    request.send(body)
  })
}

interface Sent { id: string, title: string }

/** Query of an upload: what is known of the document besides its file. */
export type Filing = Record<string, string>

const queryOf = (filing: Filing) => {
  const query = new URLSearchParams(filing).toString()
  return query ? `?${query}` : ''
}

/** Sends a file in one request. @param path the API route that takes it as a form */
export async function sendWhole(path: string, file: File, { filing, ...sending }: Sending & { filing: Filing }): Promise<Sent> {
  const body = new FormData()
  body.append('file', file)
  return await send({ method: 'POST', url: path + queryOf(filing), body, ...sending }) as Sent
}

interface Pieces extends Sending {
  uploadId: string
  /** Bytes the server has already. */
  received: number
  filing: Filing
}

/** Sends what is missing of a file piece by piece and files it; a piece that fails on the way is tried again. */
export async function sendPieces(file: File, { uploadId, received, filing, signal, onProgress }: Pieces): Promise<Sent> {
  for (let offset = received; offset < file.size; offset += PIECE_BYTES) {
    const piece = file.slice(offset, offset + PIECE_BYTES)
    await sendPiece({
      method: 'PUT', url: `/api/v1/uploads/${uploadId}/pieces?offset=${offset}`, body: piece, contentType: 'application/octet-stream', signal,
      onProgress: share => onProgress((offset + share * piece.size) / file.size),
    })
  }
  onProgress(1)
  return await send({ method: 'POST', url: `/api/v1/uploads/${uploadId}/finish${queryOf(filing)}`, body: null, signal, onProgress: () => {} }) as Sent
}

const TRIES = 4

async function sendPiece(request: Request): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await send(request)
      return
    }
    catch (error) {
      // An answer is an answer; only a lost connection is worth another try.
      if (!(error instanceof SendError) || error.data !== null || attempt >= TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, attempt * 1500))
    }
  }
}
