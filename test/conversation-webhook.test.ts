import { conversationSuite } from './conversation-suite.ts'

conversationSuite('webhook')
