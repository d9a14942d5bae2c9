import type { ReactNode } from 'react'
import css from './table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** The name of the row: on a phone it heads the card. */
  readonly head?: boolean
  /** Numbers stand at the right. */
  readonly number?: boolean
  /** Short, and never broken in two lines: a moment. */
  readonly whole?: boolean
  /** Buttons: no label on a phone. */
  readonly actions?: boolean
  /** Not shown on a phone. */
  readonly wideOnly?: boolean
}

interface TableProps<Row> {
  /** What the table holds, for those who cannot see it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** Greyed: it counts no more. */
  readonly faint?: (row: Row) => boolean
}

/** A table that becomes a list of cards on a phone. */
export function Table<Row>({ label, columns, rows, keyOf, faint }: TableProps<Row>) {
  return (
    <div className={css.frame}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ id, title, number, actions }) => (
              <th key={id} scope="col" data-number={number || undefined}>
                {actions ? <span className={css.hidden}>{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} data-faint={faint?.(row) || undefined}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const { title, cell, head, number, whole, actions, wideOnly } = column
  return (
    <td
      data-label={head || actions ? undefined : title}
      data-head={head || undefined}
      data-number={number || undefined}
      data-whole={whole || undefined}
      data-actions={actions || undefined}
      data-wide={wideOnly || undefined}
    >
      {cell(row)}
    </td>
  )
}
