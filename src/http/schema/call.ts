import type { z } from 'zod'
import type { Address, ENDPOINTS } from './endpoints.ts'

type Of<A extends Address> = (typeof ENDPOINTS)[A]
type Input<T> = T extends z.ZodType ? z.input<T> : undefined
type Part<A extends Address, Name extends string> =
  Of<A> extends Readonly<Record<Name, infer Schema>> ? Schema : undefined

/** What a caller gives, part by part; `undefined` where the address takes nothing there. */
export interface CallOf<A extends Address> {
  readonly params: Input<Part<A, 'params'>>
  readonly query: Input<Part<A, 'query'>>
  readonly body: Input<Part<A, 'body'>>
}

type Output<T> = T extends z.ZodType ? z.output<T> : undefined

/** What a handler is given, checked and with defaults filled in. */
export interface GivenTo<A extends Address> {
  readonly params: Output<Part<A, 'params'>>
  readonly query: Output<Part<A, 'query'>>
  readonly body: Output<Part<A, 'body'>>
}

/** What a call answers; `undefined` for files and streams. */
export type AnswerOf<A extends Address> = Output<Part<A, 'answer'>>
