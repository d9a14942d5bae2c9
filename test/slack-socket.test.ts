import { slackSuite } from './slack-suite.ts'

slackSuite('socket')
