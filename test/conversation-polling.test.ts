import { conversationSuite } from './conversation-suite.ts'

conversationSuite('polling')
