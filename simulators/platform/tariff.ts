/** What a client pays for: the size of a machine and its operating system. */
export interface Tariff {
  /** Also the name of the preset in VMmanager. */
  readonly name: string
  readonly cpuNumber: number
  readonly ramMib: number
  readonly diskMib: number
  /** BILLmanager's internal name of an operating system: `<repository>__<template>`, case-sensitive. */
  readonly os: string
  /** For a period, in the smallest unit of the currency. */
  readonly price: number
}

/** What a virtual network costs. */
export const networksTariff: Tariff = {
  name: 'networks',
  cpuNumber: 0,
  ramMib: 0,
  diskMib: 0,
  os: '',
  price: 10_000,
}

export const tariffs: readonly Tariff[] = [
  {
    name: 'small',
    cpuNumber: 1,
    ramMib: 1024,
    diskMib: 10_240,
    os: 'ISPsystem__Debian-12-x86_64',
    price: 30_000,
  },
  {
    name: 'medium',
    cpuNumber: 2,
    ramMib: 4096,
    diskMib: 40_960,
    os: 'ISPsystem__Ubuntu-24.04-x86_64',
    price: 90_000,
  },
  {
    name: 'large',
    cpuNumber: 8,
    ramMib: 16_384,
    diskMib: 163_840,
    os: 'ISPsystem__AlmaLinux-9-x86_64',
    price: 300_000,
  },
]
