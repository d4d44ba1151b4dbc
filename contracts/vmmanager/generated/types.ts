/* Generated from contracts/vmmanager/openapi.yaml by tools/generate.ts; do not edit. */

/**
 * Number of the last notification that the list takes into account.
 */
export type LastNotify = number
/**
 * How many items match, whatever the limit.
 */
export type Size = number
/**
 * Known are creating, active, stopped and crashed; there are others.
 */
export type HostState = string
/**
 * How much there is and how much of it is taken.
 */
export type Usage = {
  total?: number | null
  used?: number | null
} | null
/**
 * How many addresses there are and how many of them are taken.
 */
export type IpPoolUsage = {
  total?: string | number | null
  used?: string | number | null
} | null

/**
 * Every schema of the description by its name.
 */
export interface VmmanagerSchemas {
  TokenRequest: TokenRequest
  Token: Token
  ErrorEnvelope: ErrorEnvelope
  LastNotify: LastNotify
  AccountItem: AccountItem
  Size: Size
  AccountList: AccountList
  AccountCreateRequest: AccountCreateRequest
  AccountCreated: AccountCreated
  HostState: HostState
  ClusterReference: ClusterReference
  HostItem: HostItem
  HostList: HostList
  HostCreateDisk: HostCreateDisk
  HostCreateAddress: HostCreateAddress
  HostCreateInterface: HostCreateInterface
  HostCreateCustomInterface: HostCreateCustomInterface
  HostCreateVxlan: HostCreateVxlan
  RecipeParameter: RecipeParameter
  HostCreateRecipe: HostCreateRecipe
  FirewallRule: FirewallRule
  HostCreateRequest: HostCreateRequest
  HostCreated: HostCreated
  HostShort: HostShort
  HostDeleted: HostDeleted
  TaskItem: TaskItem
  TaskList: TaskList
  OsPlace: OsPlace
  OsItem: OsItem
  OsList: OsList
  Usage: Usage
  ClusterItem: ClusterItem
  ClusterList: ClusterList
  PresetItem: PresetItem
  PresetList: PresetList
  IpPoolUsage: IpPoolUsage
  IpPoolItem: IpPoolItem
  IpPoolList: IpPoolList
}
/**
 * Credentials.
 */
export interface TokenRequest {
  email: string
  password: string
}
/**
 * A session.
 */
export interface Token {
  /**
   * Id of the user.
   */
  id: string | number
  token: string
  /**
   * Null for an ordinary login.
   */
  expires_at?: string | null
  confirmed?: boolean
}
/**
 * What every error response carries.
 */
export interface ErrorEnvelope {
  error: {
    /**
     * Stable number of the error, see the error catalogue.
     */
    code: number
    /**
     * Words for a person.
     */
    msg: string
    /**
     * What was wrong, in a form of the error's own.
     */
    value?: {
      [k: string]: unknown
    } | null
  }
}
/**
 * An account as the list shows it.
 */
export interface AccountItem {
  id: number
  email: string
  state?: string | null
  auth_source?: string | null
  host_count?: number | null
  cpu_count?: number | null
  ram_mib?: number | null
  hdd_mib?: number | null
  /**
   * E.g. `@admin`, `@advanced_user`, `@user`.
   */
  roles?: string[]
  host_ids?: number[]
}
/**
 * Accounts.
 */
export interface AccountList {
  last_notify?: LastNotify
  list: AccountItem[]
  size?: Size
}
/**
 * A new account.
 */
export interface AccountCreateRequest {
  email: string
  password: string
  /**
   * E.g. `@user`.
   */
  role: string
  full_name?: string
  phone_number?: string
}
/**
 * The new account.
 */
export interface AccountCreated {
  id: number
}
/**
 * The cluster of a machine.
 */
export interface ClusterReference {
  id: number
  name?: string
  datacenter_type?: string
  virtualization_type?: string
}
/**
 * A machine with what belongs to it. Properties named `*_new` hold what is to be applied later.
 */
export interface HostItem {
  id: number
  name: string
  state: HostState
  domain?: string | null
  comment?: string | null
  disabled?: boolean
  expand_part?: string | null
  ip4: {
    ip: string
    interface?: string | null
  }[]
  ip6?: unknown[]
  ip_summary?: string | null
  ip_automation?: string | null
  interfaces?: {
    host_interface?: string | null
    mac?: string | null
    node_interface?: number | null
    dhcp?: boolean
  }[]
  has_noname_iface?: boolean
  net_is_synced?: boolean
  node: {
    id: number
    name?: string
    ip_addr?: string | null
    live_migration_allowed?: boolean
    maintenance_mode?: boolean
    hot_plug_memory?: boolean
  }
  cluster: ClusterReference | number
  account: {
    id: number
    email?: string
  }
  os?: {
    id?: number
  }
  os_name?: string | null
  os_group?: string | null
  disk?: {
    id?: number
    disk_mib?: number
    disk_mib_new?: number | null
  } | null
  disk_count?: number
  cpu_number?: number
  cpu_number_new?: number | null
  ram_mib?: number
  ram_mib_new?: number | null
  cpu_mode?: string | null
  nesting?: boolean
  cpu_custom_model?: string | null
  cpu_weight?: number | null
  efi_boot?: boolean
  hot_plug?: boolean
  live_resize?: boolean
  hot_plug_cell_counter?: number | null
  net_bandwidth_mbitps?: number | null
  net_bandwidth_mbitps_changed?: boolean | null
  net_in_mbitps?: number | null
  net_out_mbitps?: number | null
  net_weight?: number | null
  io_weight?: number | null
  io_read_mbitps?: number | null
  io_write_mbitps?: number | null
  io_read_iops?: number | null
  io_write_iops?: number | null
  tcp_connections_in?: number | null
  tcp_connections_out?: number | null
  process_number?: number | null
  anti_spoofing?: boolean
  anti_spoofing_settings?: {
    vlan?: boolean
  } | null
  firewall_rules?: unknown[] | null
  vxlan?: {} | unknown[] | null
  tags?: unknown[]
  /**
   * In seconds.
   */
  uptime?: number | null
  rescue_mode?: boolean
  iso_mounted?: boolean
  iso_reboot?: boolean | null
  iso_status?: string | null
  is_protected?: boolean
  extended_protection?: boolean
  vm5_restrictions?: {
    net_iface_count?: boolean
    nat_or_extra?: boolean
    ipv6?: boolean
    unsupported_storage?: boolean
    iso?: boolean
    snapshot?: boolean
  } | null
  spice_enabled?: boolean
  spice_additional_enabled?: boolean
  snapshot_count?: number | null
  snapshot_limit?: number | null
  snapshot_ram?: boolean | null
  snapshot_curr?: number | null
  snapshots_allowed?: boolean
  balancer_mode?: string | null
  linked_clone_image?: {
    id?: number
    name?: string
  } | null
  mon_install_date?: string | null
  create_date?: string | null
}
/**
 * Machines.
 */
export interface HostList {
  last_notify?: LastNotify
  list: HostItem[]
  size?: Size
}
export interface HostCreateDisk {
  name?: string
  size_mib: number
  boot_order?: number
  storage?: number
  tags?: number[]
  expand_part?: string
}
export interface HostCreateAddress {
  name?: string
  ip_pool?: number
  ip_network?: number
  without_allocation?: boolean
}
export interface HostCreateInterface {
  interface?: number
  ippool?: number[]
}
export interface HostCreateCustomInterface {
  mac?: string
  model?: string
  is_main_network?: boolean
  bridge?: string | null
  bridge_id?: number
  dpg_id?: number
  ip_name?: string
  ippool?: number
  ip_count?: number
  no_ip?: boolean
}
export interface HostCreateVxlan {
  id?: number
  ipnet?: number
  ipv4_number?: number
}
export interface RecipeParameter {
  name: string
  value: string
}
export interface HostCreateRecipe {
  recipe: number
  recipe_params?: RecipeParameter[]
}
export interface FirewallRule {
  action: string
  direction: 'in' | 'out'
  protocols?: string[]
  portstart?: number
  portend?: number
}
/**
 * A new machine. Sizes in MiB, rates in Mbit/s.
 */
export interface HostCreateRequest {
  name: string
  password: string
  cluster?: number
  account?: number
  /**
   * Without it the platform chooses.
   */
  node?: number
  storage?: number
  domain?: string
  /**
   * Stands for cpu_number, ram_mib, hdd_mib and cpu_mode.
   */
  preset?: number
  /**
   * Template to install; the alternative is `image`.
   */
  os?: number
  /**
   * Image to start from; the alternative is `os`.
   */
  image?: number
  cpu_number?: number
  ram_mib?: number
  hdd_mib?: number
  /**
   * In place of hdd_mib.
   */
  disks?: HostCreateDisk[]
  /**
   * E.g. `default`.
   */
  send_email_mode?: string
  comment?: string
  expand_part?: string
  cpu_mode?: 'default' | 'host-model' | 'host-passthrough'
  cpu_custom_model?: string
  cpu_weight?: number
  nesting?: boolean
  io_weight?: number
  io_read_mbitps?: number
  io_write_mbitps?: number
  io_read_iops?: number
  io_write_iops?: number
  /**
   * One limit for both directions.
   */
  net_bandwidth_mbitps?: number
  net_in_mbitps?: number
  net_out_mbitps?: number
  net_weight?: number
  tcp_connections_in?: number
  tcp_connections_out?: number
  process_number?: number
  ipv4_number?: number
  /**
   * Pools to take the addresses from.
   */
  ipv4_pool?: number[]
  ip_addr?: HostCreateAddress
  ipv6_enabled?: boolean
  ipv6_prefix?: number
  ipv6_pool?: number[]
  interfaces?: HostCreateInterface[]
  custom_interfaces?: HostCreateCustomInterface[]
  vxlan?: HostCreateVxlan[]
  recipe_list?: HostCreateRecipe[]
  /**
   * The older form of recipe_list.
   */
  recipe?: number
  recipe_params?: RecipeParameter[]
  ignore_recipe_filters?: boolean
  anti_spoofing?: boolean
  firewall_rules?: FirewallRule[]
  snapshots_allowed?: boolean
  snapshot_ram?: boolean
  hot_plug?: boolean
  live_resize?: boolean
}
/**
 * The machine to be, and the task that makes it.
 */
export interface HostCreated {
  id: number
  /**
   * The consul id of the task.
   */
  task: number
  recipe_task_list?: number[] | null
  recipe_task?: number | null
  spice_task?: number | null
}
/**
 * A machine without what belongs to it.
 */
export interface HostShort {
  id: number
  name: string
  state: HostState
  internal_name?: string | null
  /**
   * Id of the node; the list sends an object here.
   */
  node?: number
  cpu_number?: number
  ram_mib?: number
  expand_part?: string | null
  net_is_synced?: boolean
  ip_automation?: string | null
}
/**
 * The machine that goes, and the task that removes it.
 */
export interface HostDeleted {
  id: number
  /**
   * The consul id of the task.
   */
  task: number
}
/**
 * An asynchronous job. It is in the list from the very first query after its call was accepted.
 */
export interface TaskItem {
  id: number
  /**
   * The id that calls answer as `task`.
   */
  consul_id: number
  /**
   * E.g. `host_create`, `host_delete`.
   */
  name: string
  status: ('created' | 'running' | 'complete' | 'deferred' | 'aborted') | 'failed' | 'fail'
  defer_reason?: string | null
  /**
   * In seconds.
   */
  running_time?: number | null
  /**
   * In seconds.
   */
  waiting_time?: number | null
  output?:
    | string
    | {
        [k: string]: unknown
      }
    | null
}
/**
 * Tasks.
 */
export interface TaskList {
  last_notify?: LastNotify
  list: TaskItem[]
  size?: Size
}
/**
 * A cluster or a node that has the template.
 */
export interface OsPlace {
  id: number
  name?: string
  ip_addr?: string | null
  ssh_port?: number | null
}
/**
 * A template that can be installed.
 */
export interface OsItem {
  id: number
  name: string
  os_group?: string | null
  state?: string | null
  adminonly?: boolean
  /**
   * Clusters on which it may be installed.
   */
  clusters?: OsPlace[]
  nodes?: OsPlace[]
  /**
   * ISPsystem, ISPsystem EOL, ISPsystem LXD, local.
   */
  repository?: string | null
  repository_id?: number | null
  tags?: unknown[]
  comment?: string | null
  cpu_mode?: string | null
  efi_boot?: boolean
  hdd_mib_required?: number | null
  min_ram_mib?: number | null
  is_lxd_image?: boolean
  kms_ip?: string | null
  kms_port?: string | number | null
  kms_supported?: boolean
  product_key?: string | null
  updated_at?: string | null
}
/**
 * Operating systems.
 */
export interface OsList {
  last_notify?: LastNotify
  list: OsItem[]
  size?: Size
}
/**
 * A group of nodes with one kind of virtualisation.
 */
export interface ClusterItem {
  id: number
  name: string
  comment?: string | null
  state?: string | null
  virtualization_type?: string
  datacenter_type?: string
  data_center?: string | null
  time_zone?: string | null
  node_count?: number
  host_count?: number
  account_host_count?: number | null
  host_per_node_limit?: number | null
  host_distribution_policy?: string | null
  host_filter?: unknown[] | null
  overselling?: number | null
  cpu_number?: Usage
  ram_mib?: Usage
  storage_mib?: Usage
  os_storage_path?: string | null
  image_storage_path?: string | null
  backup_locations?: unknown[] | null
  domain_template?: string | null
  datacenter_params?: {} | null
  storages?: unknown[] | null
  storage?: {} | null
  dns_servers?: string[] | null
  dc_networks?: unknown[] | null
  node_network?: {} | null
  vxlan_mode?: string | null
  vxlans?: unknown[] | null
  ippools?: {
    id: number
  }[]
}
/**
 * Clusters.
 */
export interface ClusterList {
  last_notify?: LastNotify
  list: ClusterItem[]
  size?: Size
}
/**
 * A configuration that a machine can be made from.
 */
export interface PresetItem {
  id: number
  name: string
  comment?: string | null
  virtualization_type?: string | null
  cpu_number?: number | null
  ram_mib?: number | null
  hdd_mib?: number | null
  disks?: unknown[] | null
  cpu_mode?: string | null
  cpu_custom_model?: string | null
  cpu_weight?: number | null
  io_weight?: number | null
  io_read_mbitps?: number | null
  io_write_mbitps?: number | null
  io_read_iops?: number | null
  io_write_iops?: number | null
  net_bandwidth_mbitps?: number | null
  net_in_mbitps?: number | null
  net_out_mbitps?: number | null
  net_weight?: number | null
  snapshot_limit?: number | null
  anti_spoofing?: boolean | null
  firewall_rules?: unknown[] | null
}
/**
 * Configurations of machines.
 */
export interface PresetList {
  last_notify?: LastNotify
  list: PresetItem[]
  size?: Size
}
/**
 * A pool that machines get their addresses from.
 */
export interface IpPoolItem {
  id: number
  name: string
  note?: string | null
  total_ip?: string | number | null
  using_ip?: string | number | null
  ipv4?: IpPoolUsage
  ipv6?: IpPoolUsage
  min_ipv6_prefix?: number | null
  /**
   * Clusters that may use it.
   */
  clusters?: unknown[]
}
/**
 * Address pools.
 */
export interface IpPoolList {
  last_notify?: LastNotify
  list: IpPoolItem[]
  size?: Size
}
