import { vkSuite } from './vk-suite.ts'

vkSuite('polling')
