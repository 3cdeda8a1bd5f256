import { Decimal } from '#shared/money'
import { html, type Html } from './html'

/** A piece of a document that is never torn apart. Heights are millimetres. */
export interface Block {
  height: number
  markup: Html
  /** Part of the table; `end` is what closes it (the totals). `amount` is carried over to the next page. */
  table?: { amount: Decimal, end: boolean }
}

/** What surrounds the blocks of one run of pages. */
export interface Frame {
  firstCapacity: number
  capacity: number
  tableHead: Block
  /** The carried-over row; null for tables whose amounts are not carried (time annex). */
  carry: ((amount: Decimal, place: 'bottom' | 'top') => Block) | null
}

interface Page {
  used: number
  capacity: number
  parts: Html[]
  hasHead: boolean
}

class Paginator {
  readonly pages: Page[] = []
  private carried = new Decimal(0)
  private isInTable = false
  private page: Page

  constructor(private readonly frame: Frame) {
    this.page = this.newPage(frame.firstCapacity)
  }

  add(block: Block) {
    if (!this.hasRoomFor(block) && this.page.parts.length > 0) this.turnPage()
    if (block.table) this.openTable(block.table.end)
    this.put(block)
    if (!block.table) return
    this.carried = this.carried.plus(block.table.amount)
    this.isInTable = !block.table.end
  }

  private newPage(capacity: number): Page {
    const page = { used: 0, capacity, parts: [], hasHead: false }
    this.pages.push(page)
    return page
  }

  private put(block: Block) {
    this.page.parts.push(block.markup)
    this.page.used += block.height
  }

  private carryHeight() {
    return this.frame.carry?.(this.carried, 'bottom').height ?? 0
  }

  /** A row leaves room for the carried total below it, for it may become the last one of its page. */
  private hasRoomFor(block: Block) {
    const head = block.table && !block.table.end && !this.page.hasHead ? this.frame.tableHead.height : 0
    const reserve = block.table && !block.table.end ? this.carryHeight() : 0
    return this.page.used + head + block.height + reserve <= this.page.capacity
  }

  private turnPage() {
    if (this.isInTable && this.frame.carry) this.put(this.frame.carry(this.carried, 'bottom'))
    this.page = this.newPage(this.frame.capacity)
  }

  private openTable(isEnd: boolean) {
    if (this.page.hasHead) return
    if (!isEnd) this.put(this.frame.tableHead)
    if (this.isInTable && this.frame.carry) this.put(this.frame.carry(this.carried, 'top'))
    this.page.hasHead = true
  }
}

/** Distributes blocks over pages; the sum carried over is exactly that of the rows printed so far. */
export function paginate(blocks: readonly Block[], frame: Frame): Html[] {
  const paginator = new Paginator(frame)
  for (const block of blocks) paginator.add(block)
  return paginator.pages.map(page => html`${page.parts}`)
}
