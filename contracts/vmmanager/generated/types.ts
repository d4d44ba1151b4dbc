/* Generated from contracts/vmmanager/openapi.yaml by tools/generate.ts; do not edit. */

export type YYYYMMDDHhMmSs = string
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
 * The memory of a node, and how much of it is left.
 */
export type MigrationMemory = {
  total?: number | null
  used?: number | null
  unused?: number | null
} | null
/**
 * The machine that has it.
 */
export type IpHost = {
  id: number
  name?: string | null
  interface?: number | string | null
  interface_name?: string | null
} | null
/**
 * The account that owns it.
 */
export type AccountReference = {
  id: number
  email?: string | null
} | null
/**
 * Another thing, by its id.
 */
export type NamedReference = {
  id: number
  name?: string | null
} | null
/**
 * The machine that a disk is in.
 */
export type DiskHost = {
  id: number
  name?: string | null
  boot_order?: number | null
  is_main?: boolean | null
  bus?: string | null
} | null
/**
 * Where the machine is.
 */
export type MetadataNode = {
  id: number
  ip_addr?: string | null
} | null
/**
 * Its resources.
 */
export type BaseResources = {
  cpu_number?: number | null
  ram_mib?: number | null
} | null
/**
 * Series of measurements; the only answer that is no object.
 */
export type HostMetrics = MetricSeries[]
/**
 * How much there is and how much of it is taken.
 */
export type Usage = {
  total?: number | null
  used?: number | null
} | null
/**
 * Processors.
 */
export type NodeCpu = {
  number?: number | null
  used?: number | null
} | null
/**
 * Memory in MiB.
 */
export type NodeMemory = {
  total?: number | null
  allocated?: number | null
  used?: number | null
} | null
/**
 * Storage in MiB.
 */
export type NodeStorage = {
  size_mib?: number | null
  used_mib?: number | null
  allocated_mib?: number | null
  available_mib?: number | null
} | null
/**
 * How many machines there are, by state.
 */
export type NodeMachines = {
  total?: number | null
  active?: number | null
  stopped?: number | null
  crashed?: number | null
  estimated?: number | null
} | null
/**
 * How to get at a storage.
 */
export type StorageAccess = {
  ip_addr?: string | null
  ssh_port?: number | null
  login?: string | null
  password?: string | null
} | null
/**
 * How many addresses there are and how many of them are taken.
 */
export type IpPoolUsage = {
  total?: string | number | null
  used?: string | number | null
} | null
/**
 * How long the licence holds.
 */
export type LicenceTerms = {
  license_ttl?: number | null
  signature_ttl?: number | null
  valid?: boolean | null
  user_id?: string | number | null
} | null

/**
 * Every schema of the description by its name.
 */
export interface VmmanagerSchemas {
  TokenRequest: TokenRequest
  Token: Token
  ErrorEnvelope: ErrorEnvelope
  KeyRequest: KeyRequest
  KeyToken: KeyToken
  LongTokenRequest: LongTokenRequest
  LongToken: LongToken
  UnknownAnswer: UnknownAnswer
  Whoami: Whoami
  EmptyRequest: EmptyRequest
  UserKey: UserKey
  LastNotify: LastNotify
  SshKeyItem: SshKeyItem
  Size: Size
  SshKeyList: SshKeyList
  SshKeyCreateRequest: SshKeyCreateRequest
  AclCreateRequest: AclCreateRequest
  Session: Session
  AccountItem: AccountItem
  AccountList: AccountList
  AccountCreateRequest: AccountCreateRequest
  AccountCreated: AccountCreated
  UserShort: UserShort
  UserUpdateRequest: UserUpdateRequest
  IdAnswer: IdAnswer
  UserPasswordRequest: UserPasswordRequest
  UserInviteRequest: UserInviteRequest
  UserLimits: UserLimits
  UserLimitsRequest: UserLimitsRequest
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
  HostUpdateRequest: HostUpdateRequest
  Accepted: Accepted
  HostDeleted: HostDeleted
  HostActionRequest: HostActionRequest
  TaskStarted: TaskStarted
  HostStopRequest: HostStopRequest
  HostRestarted: HostRestarted
  DeferredAction: DeferredAction
  HostResourceRequest: HostResourceRequest
  HostPasswordRequest: HostPasswordRequest
  HostAccountRequest: HostAccountRequest
  HostReinstallRequest: HostReinstallRequest
  HostRescueModeRequest: HostRescueModeRequest
  HostRestoreRequest: HostRestoreRequest
  Recipient: Recipient
  HostRunRecipeRequest: HostRunRecipeRequest
  RecipeStarted: RecipeStarted
  HostImageLimitRequest: HostImageLimitRequest
  HostImageLimit: HostImageLimit
  ImageCreateRequest: ImageCreateRequest
  MigrationMemory: MigrationMemory
  MigrationNode: MigrationNode
  HostMigrationTargets: HostMigrationTargets
  DiskMove: DiskMove
  HostMigrateRequest: HostMigrateRequest
  HostRelocateRequest: HostRelocateRequest
  HostIsoMountRequest: HostIsoMountRequest
  HostVncRequest: HostVncRequest
  VncPort: VncPort
  HostVncPortsRequest: HostVncPortsRequest
  LxdConsole: LxdConsole
  HostIpRequest: HostIpRequest
  HostIpAutomationRequest: HostIpAutomationRequest
  IpHost: IpHost
  IpItem: IpItem
  HostIpv4List: HostIpv4List
  HostIpv6: HostIpv6
  HostPtrName: HostPtrName
  HostPtrNetwork: HostPtrNetwork
  HostPtrs: HostPtrs
  HostPtrCreateRequest: HostPtrCreateRequest
  DomainRequest: DomainRequest
  HostInterfaceItem: HostInterfaceItem
  HostInterfaceList: HostInterfaceList
  HostInterfaceCreateRequest: HostInterfaceCreateRequest
  HostInterfaceUpdateRequest: HostInterfaceUpdateRequest
  AccountReference: AccountReference
  NamedReference: NamedReference
  DiskHost: DiskHost
  DiskItem: DiskItem
  HostDiskList: HostDiskList
  HostDiskAttachRequest: HostDiskAttachRequest
  DiskOrder: DiskOrder
  HostDiskOrderRequest: HostDiskOrderRequest
  MetadataNode: MetadataNode
  BaseResources: BaseResources
  MetadataDisk: MetadataDisk
  MetadataAddress: MetadataAddress
  HostMetadataBody: HostMetadataBody
  HostMetadata: HostMetadata
  MetricSeries: MetricSeries
  HostMetrics: HostMetrics
  HostHistoryItem: HostHistoryItem
  HostHistory: HostHistory
  BackupItem: BackupItem
  HostBackupList: HostBackupList
  BackupCreateRequest: BackupCreateRequest
  BackupStarted: BackupStarted
  DiskList: DiskList
  DiskCreateRequest: DiskCreateRequest
  DiskUpdateRequest: DiskUpdateRequest
  DiskMigrateRequest: DiskMigrateRequest
  DiskRestoreRequest: DiskRestoreRequest
  BackupList: BackupList
  BackupShort: BackupShort
  BackupUpdateRequest: BackupUpdateRequest
  BackupLocationItem: BackupLocationItem
  BackupLocationList: BackupLocationList
  ImageItem: ImageItem
  ImageList: ImageList
  ImageShort: ImageShort
  ImageUpdateRequest: ImageUpdateRequest
  ImageCopyRequest: ImageCopyRequest
  ImageMoveRequest: ImageMoveRequest
  ImageStateRequest: ImageStateRequest
  TaskItem: TaskItem
  TaskList: TaskList
  TaskAnswer: TaskAnswer
  Usage: Usage
  ClusterItem: ClusterItem
  ClusterList: ClusterList
  ClusterCreateRequest: ClusterCreateRequest
  ClusterUpdateRequest: ClusterUpdateRequest
  TasksStarted: TasksStarted
  DeletedThing: DeletedThing
  Deleted: Deleted
  NodeCpu: NodeCpu
  NodeMemory: NodeMemory
  NodeStorage: NodeStorage
  NodeMachines: NodeMachines
  NodeCluster: NodeCluster
  NodeItem: NodeItem
  NodeList: NodeList
  NodeCreateRequest: NodeCreateRequest
  NodeCreated: NodeCreated
  NodeShort: NodeShort
  NodeUpdateRequest: NodeUpdateRequest
  OsPlace: OsPlace
  OsItem: OsItem
  OsList: OsList
  OsUpdateRequest: OsUpdateRequest
  PresetItem: PresetItem
  PresetList: PresetList
  PresetCreateRequest: PresetCreateRequest
  PresetUpdateRequest: PresetUpdateRequest
  RecipeItem: RecipeItem
  RecipeList: RecipeList
  RecipeParameterKind: RecipeParameterKind
  RecipeMail: RecipeMail
  RecipeFilter: RecipeFilter
  RecipeCreateRequest: RecipeCreateRequest
  RecipeAlone: RecipeAlone
  RecipeUpdateRequest: RecipeUpdateRequest
  RecipeParameters: RecipeParameters
  StorageAccess: StorageAccess
  StorageItem: StorageItem
  StorageList: StorageList
  StorageCredentials: StorageCredentials
  StorageCreateRequest: StorageCreateRequest
  StorageShort: StorageShort
  StorageUpdateRequest: StorageUpdateRequest
  IpPoolUsage: IpPoolUsage
  IpPoolItem: IpPoolItem
  IpPoolList: IpPoolList
  RangeCreateRequest: RangeCreateRequest
  IpPoolClusterItem: IpPoolClusterItem
  IpPoolClusterList: IpPoolClusterList
  IpPoolClusterLink: IpPoolClusterLink
  IpPoolClusterRequest: IpPoolClusterRequest
  IpServicePool: IpServicePool
  IpServicePoolList: IpServicePoolList
  IpPoolCreateRequest: IpPoolCreateRequest
  IpPoolUpdateRequest: IpPoolUpdateRequest
  IpServiceItem: IpServiceItem
  IpServiceList: IpServiceList
  RangeItem: RangeItem
  RangeList: RangeList
  IpNetItem: IpNetItem
  IpNetList: IpNetList
  IpNetCreateRequest: IpNetCreateRequest
  IpNetUpdateRequest: IpNetUpdateRequest
  IpList: IpList
  VxlanItem: VxlanItem
  VxlanList: VxlanList
  VxlanNet: VxlanNet
  VxlanCreateRequest: VxlanCreateRequest
  VxlanUpdateRequest: VxlanUpdateRequest
  VxlanIpItem: VxlanIpItem
  VxlanIpList: VxlanIpList
  SettingCreateRequest: SettingCreateRequest
  SettingUpdateRequest: SettingUpdateRequest
  TaskTimeoutRequest: TaskTimeoutRequest
  LicenceTerms: LicenceTerms
  Licence: Licence
  LicenceRequest: LicenceRequest
  SslCertificateRequest: SslCertificateRequest
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
 * A key to exchange for a session.
 */
export interface KeyRequest {
  key: string
}
/**
 * A session.
 */
export interface KeyToken {
  id?: string | number | null
  token: string
  expires_at?: string | null
  confirmed?: boolean | null
}
/**
 * A token that outlives the session.
 */
export interface LongTokenRequest {
  description?: string
  expires_at: YYYYMMDDHhMmSs
}
/**
 * A token that outlives the session.
 */
export interface LongToken {
  id?: string | number | null
  token: string
  expires_at?: string | null
  description?: string | null
}
/**
 * An object of which nothing more is known.
 */
export interface UnknownAnswer {}
/**
 * Who is logged in.
 */
export interface Whoami {
  id?: string | number | null
  email?: string | null
  roles?: string[] | null
  state?: string | null
  lang?: string | null
}
/**
 * Nothing: such calls are sent without a body or with an empty object.
 */
export interface EmptyRequest {}
/**
 * A key that opens one session, for an hour.
 */
export interface UserKey {
  id?: string | number | null
  key: string
}
/**
 * A public key.
 */
export interface SshKeyItem {
  id?: string | number | null
  name?: string | null
  ssh_pub_key?: string | null
}
/**
 * Public keys of a user.
 */
export interface SshKeyList {
  last_notify?: LastNotify
  list: SshKeyItem[]
  size?: Size
}
/**
 * A public key of a user.
 */
export interface SshKeyCreateRequest {
  name: string
  ssh_pub_key: string
}
/**
 * Addresses from which its members may log in.
 */
export interface AclCreateRequest {
  name: string
  ip_list: string[]
  members: (number | string)[]
}
/**
 * A session of the older service.
 */
export interface Session {
  session: string
  id?: string | number | null
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
 * A user.
 */
export interface UserShort {
  id: number
  email?: string | null
  full_name?: string | null
  phone_number?: string | null
  lang?: string | null
  roles?: string[] | null
  state?: string | null
  auth_source?: string | null
}
/**
 * What changes of a user.
 */
export interface UserUpdateRequest {
  roles?: string[]
  full_name?: string
  lang?: string
  old_password?: string
  password?: string
}
/**
 * The thing that was made or changed.
 */
export interface IdAnswer {
  id: number
}
/**
 * A new password.
 */
export interface UserPasswordRequest {
  password: string
  old_password?: string
  roles?: string[]
  full_name?: string
  lang?: string
}
/**
 * Whom to invite.
 */
export interface UserInviteRequest {
  email: string
  role: string
}
/**
 * What a user may have.
 */
export interface UserLimits {
  host_count?: number | null
  image_count?: number | null
  image_count_total?: number | null
  cpu_number?: number | null
  cpu_number_total?: number | null
  ram_mib?: number | null
  ram_mib_total?: number | null
  hdd_mib?: number | null
  hdd_mib_total?: number | null
  ipv4_number?: number | null
  ipv4_number_total?: number | null
  vxlan_count_total?: number | null
}
/**
 * What a user may have.
 */
export interface UserLimitsRequest {
  host_count?: number
  image_count?: number
  image_count_total?: number
  cpu_number?: number
  cpu_number_total?: number
  ram_mib?: number
  ram_mib_total?: number
  hdd_mib?: number
  hdd_mib_total?: number
  ipv4_number?: number
  ipv4_number_total?: number
  vxlan_count_total?: number
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
/**
 * A disk of the new machine.
 */
export interface HostCreateDisk {
  name?: string
  size_mib: number
  boot_order?: number
  storage?: number
  tags?: number[]
  expand_part?: string
}
/**
 * A certain address.
 */
export interface HostCreateAddress {
  name?: string
  ip_pool?: number
  ip_network?: number
  without_allocation?: boolean
}
/**
 * An interface of the cluster and its pools.
 */
export interface HostCreateInterface {
  interface?: number
  ippool?: number[]
}
/**
 * A network interface of the new machine.
 */
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
/**
 * A virtual network to join.
 */
export interface HostCreateVxlan {
  id?: number
  ipnet?: number
  ipv4_number?: number
}
/**
 * A parameter of a recipe and its value.
 */
export interface RecipeParameter {
  name: string
  value: string
}
/**
 * A recipe to run once the system is installed.
 */
export interface HostCreateRecipe {
  recipe: number
  recipe_params?: RecipeParameter[]
}
/**
 * Traffic to drop.
 */
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
 * What changes at once.
 */
export interface HostUpdateRequest {
  name?: string
  comment?: string
  ha_restore_on_fail?: boolean
  ha_restore_priority?: number
  expand_part?: string
}
/**
 * What was accepted, and the task that does it where there is one.
 */
export interface Accepted {
  id: number
  /**
   * The consul id of the task.
   */
  task?: number | null
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
 * Nothing, or the id of the machine once more.
 */
export interface HostActionRequest {
  host_id?: number
}
/**
 * What was accepted, and the task that does it.
 */
export interface TaskStarted {
  id: number
  /**
   * The consul id of the task.
   */
  task: number
}
/**
 * Whether to pull the plug.
 */
export interface HostStopRequest {
  host_id?: number
  force?: boolean
}
/**
 * The machine, and the task of its start, which is waited for.
 */
export interface HostRestarted {
  id?: number | null
  task?: number | null
  start_task: number
}
/**
 * What to wait for before the change, while the machine is active.
 */
export interface DeferredAction {
  action: string
}
/**
 * New resources. Sizes in MiB, rates in Mbit/s.
 */
export interface HostResourceRequest {
  cpu_number?: number
  ram_mib?: number
  net_bandwidth_mbitps?: number
  net_in_mbitps?: number
  net_out_mbitps?: number
  net_weight?: number
  cpu_weight?: number
  io_weight?: number
  io_read_mbitps?: number
  io_write_mbitps?: number
  io_read_iops?: number
  io_write_iops?: number
  tcp_connections_in?: number
  tcp_connections_out?: number
  process_number?: number
  cpu_mode?: string
  cpu_custom_model?: string
  nesting?: boolean
  anti_spoofing?: boolean
  /**
   * Replace all that there were.
   */
  firewall_rules?: FirewallRule[]
  defer?: DeferredAction
}
/**
 * A new password.
 */
export interface HostPasswordRequest {
  password: string
}
/**
 * The new owner.
 */
export interface HostAccountRequest {
  account: number
}
/**
 * What to install.
 */
export interface HostReinstallRequest {
  os?: number
  image?: number
  password?: string
  send_email_mode?: string
  disk?: number
  recipe?: number
  recipe_list?: HostCreateRecipe[]
  recipe_params?: RecipeParameter[]
  ignore_recipe_filters?: boolean
}
/**
 * Whether to be in rescue mode.
 */
export interface HostRescueModeRequest {
  rescue_mode: boolean
}
/**
 * The backup to restore.
 */
export interface HostRestoreRequest {
  backup: number
}
/**
 * Who gets the message of a recipe.
 */
export interface Recipient {
  lang?: string
  email: string
}
/**
 * A recipe to run.
 */
export interface HostRunRecipeRequest {
  recipe: number
  body?: string
  recipe_params?: RecipeParameter[]
  send_email?: boolean
  ignore_recipe_filters?: boolean
  recipients?: Recipient[]
}
/**
 * The machine, and the tasks of its recipes.
 */
export interface RecipeStarted {
  id: number
  task?: number | null
  recipe_task?: number | null
  recipe_task_list?: number[] | null
}
/**
 * How much the images of a machine may take.
 */
export interface HostImageLimitRequest {
  image_gib: number
}
/**
 * How much the images of a machine may take.
 */
export interface HostImageLimit {
  image_gib?: number | null
}
/**
 * A new image.
 */
export interface ImageCreateRequest {
  name: string
  account?: number
  comment?: string
  for_all?: boolean
}
/**
 * A node that a machine could move to.
 */
export interface MigrationNode {
  id: number
  name?: string | null
  state?: string | null
  suitable?: boolean | null
  priority?: number | null
  ram_mib?: MigrationMemory
  storage?: {} | null
  storages?: unknown[] | null
  host_creation_blocked?: boolean | null
  host_count?: number | null
  host_limit?: number | null
}
/**
 * Nodes that a machine could move to.
 */
export interface HostMigrationTargets {
  nodes: MigrationNode[]
}
/**
 * A disk and its new storage.
 */
export interface DiskMove {
  id: number
  dst_storage: number
}
/**
 * Where to.
 */
export interface HostMigrateRequest {
  node: number
  plain?: boolean
  disks?: DiskMove[]
}
/**
 * Where to.
 */
export interface HostRelocateRequest {
  node: number
}
/**
 * An image to boot from.
 */
export interface HostIsoMountRequest {
  url: string
  tags?: string[]
}
/**
 * A new password of the console.
 */
export interface HostVncRequest {
  password: string
}
/**
 * The port of one console.
 */
export interface VncPort {
  domain?: string
  vnc_port?: number
  vnc_pass?: string
}
/**
 * Ports of consoles.
 */
export interface HostVncPortsRequest {
  list: VncPort[]
}
/**
 * Where the console of a container is.
 */
export interface LxdConsole {
  socket: string
}
/**
 * Addresses to add or to give back.
 */
export interface HostIpRequest {
  /**
   * A difference: how many more, or fewer where negative.
   */
  ipv4_number?: number
  ipv4_pool?: number[]
  ipv6_enabled?: boolean
  ipv6_prefix?: number
  ipv6_pool?: number[]
  ip_addr?: HostCreateAddress
  interfaces?: HostCreateInterface[]
  vxlan?: HostCreateVxlan[]
}
/**
 * Who sets up addresses in the machine.
 */
export interface HostIpAutomationRequest {
  ip_automation_type: string
}
/**
 * An address.
 */
export interface IpItem {
  id: number
  ip_addr: string
  domain?: string | null
  gateway?: string | null
  mask?: string | null
  state?: string | null
  family?: number | string | null
  ippool?: number | {} | null
  network?: number | string | {} | null
  host?: IpHost
  cluster_interface?: number | string | {} | null
  vxlan?: {} | number | null
}
/**
 * IPv4 addresses of a machine.
 */
export interface HostIpv4List {
  last_notify?: LastNotify
  list: IpItem[]
  size?: Size
}
/**
 * IPv6 of a machine.
 */
export interface HostIpv6 {
  last_notify?: number | null
  ipv6_enabled: boolean
  ipv6_prefix?: number | string | null
  ipv6_ptr_enabled?: boolean | null
}
/**
 * The name of an address.
 */
export interface HostPtrName {
  id?: number | null
  name?: string | null
  domain?: string | null
  status?: string | null
}
/**
 * A network and the names in it.
 */
export interface HostPtrNetwork {
  family?: number | null
  gateway?: string | null
  network?: string | null
  prefix?: number | null
  ip_count?: number | null
  ip?: HostPtrName[] | null
}
/**
 * Reverse names of a machine, by network.
 */
export interface HostPtrs {
  list: HostPtrNetwork[]
}
/**
 * A name for an address.
 */
export interface HostPtrCreateRequest {
  name: string
  domain: string
}
/**
 * A domain name.
 */
export interface DomainRequest {
  domain: string
}
/**
 * A network interface of a machine.
 */
export interface HostInterfaceItem {
  id: number
  name?: string | null
  bridge?: string | null
  ip?: unknown[] | null
  mac?: string | null
  model?: string | null
  vxlan?: number | {} | null
}
/**
 * Network interfaces of a machine.
 */
export interface HostInterfaceList {
  last_notify?: LastNotify
  list: HostInterfaceItem[]
  size?: Size
}
/**
 * A new network interface.
 */
export interface HostInterfaceCreateRequest {
  name?: string
  mac?: string
  bridge?: string
  is_main_network?: boolean
  ippool?: number
  ip_count?: number
}
/**
 * Another model.
 */
export interface HostInterfaceUpdateRequest {
  model: string
}
/**
 * A disk.
 */
export interface DiskItem {
  id: number
  name?: string | null
  bus?: string | null
  target_dev?: string | null
  expand_part?: string | null
  size_mib?: number | null
  size_mib_new?: number | null
  account?: AccountReference
  storage?: NamedReference
  tags?: unknown[] | null
  host?: DiskHost
  node?: NamedReference
  cluster?: NamedReference
}
/**
 * Disks of a machine.
 */
export interface HostDiskList {
  last_notify?: LastNotify
  list: DiskItem[]
  size?: Size
}
/**
 * How the disk is attached.
 */
export interface HostDiskAttachRequest {
  is_main?: boolean
  bus?: string
}
/**
 * A disk and its place.
 */
export interface DiskOrder {
  id: number
  boot_order: number
}
/**
 * In which order disks are tried at boot.
 */
export interface HostDiskOrderRequest {
  disks: DiskOrder[]
}
/**
 * A disk.
 */
export interface MetadataDisk {
  id: number
  name?: string | null
  size_mib?: number | null
  boot_order?: number | null
  storage?: NamedReference
}
/**
 * An address and its pool.
 */
export interface MetadataAddress {
  ip_addr?: string | null
  ippool_id?: number | null
}
/**
 * What a machine is made of.
 */
export interface HostMetadataBody {
  id: number
  name?: string | null
  domain?: string | null
  internal_name?: string | null
  preset?: number | {} | null
  os?: NamedReference
  cluster?: NamedReference
  node?: MetadataNode
  account?: AccountReference
  base_resources?: BaseResources
  disks?: MetadataDisk[] | null
  ipv4?: MetadataAddress[] | null
}
/**
 * What a machine is made of.
 */
export interface HostMetadata {
  metadata: HostMetadataBody
}
/**
 * Measurements of one thing.
 */
export interface MetricSeries {
  target: string
  /**
   * Pairs of value and time in seconds.
   */
  datapoints: (number | null)[][]
}
/**
 * One thing that happened.
 */
export interface HostHistoryItem {
  id?: number | null
  name: string
  /**
   * `running` while it goes on.
   */
  state?: string | null
  /**
   * Usable to read the task.
   */
  task?: number | null
  date_create?: string | null
  params?: {} | unknown[] | string | null
  user?: string | {} | null
}
/**
 * What happened to a machine.
 */
export interface HostHistory {
  list: HostHistoryItem[]
  max_id?: number | null
}
/**
 * A backup.
 */
export interface BackupItem {
  id: number
  name?: string | null
  /**
   * `active` when it is finished.
   */
  state?: string | null
  comment?: string | null
  parent_disk?: number | {} | null
  actual_size_mib?: number | null
  estimated_size_mib?: number | null
  date_create?: string | null
  available_until?: string | null
  account?: string | number | {} | null
  disk?: NamedReference
  cluster?: {} | null
  host?: number | {} | null
  schedule?: number | null
  for_all?: boolean | null
  type?: string | null
  expand_part?: string | null
  backup_location?: NamedReference
}
/**
 * Backups of a machine.
 */
export interface HostBackupList {
  last_notify?: LastNotify
  list: BackupItem[]
  size?: Size
}
/**
 * A new backup.
 */
export interface BackupCreateRequest {
  name?: string
  comment?: string
  backup_locations?: number[] | null
  schedule?: number
}
/**
 * What is backed up, and the tasks that do it.
 */
export interface BackupStarted {
  id: number
  task?: number | null
  relocate_task?: number | null
}
/**
 * Disks.
 */
export interface DiskList {
  last_notify?: LastNotify
  list: DiskItem[]
  size?: Size
}
/**
 * A new disk.
 */
export interface DiskCreateRequest {
  name?: string
  size_mib: number
  node?: number
  account?: number
  storage?: number
  expand_part?: string
}
/**
 * What changes of a disk.
 */
export interface DiskUpdateRequest {
  /**
   * It can only grow.
   */
  size_mib?: number
  name?: string
  account?: number
  expand_part?: string
  pool?: number
  defer?: DeferredAction
}
/**
 * Where to.
 */
export interface DiskMigrateRequest {
  storage: number
  node?: number
  plain?: boolean
}
/**
 * The backup to restore.
 */
export interface DiskRestoreRequest {
  backup: number
}
/**
 * Backups.
 */
export interface BackupList {
  last_notify?: LastNotify
  list: BackupItem[]
  size?: Size
}
/**
 * A backup.
 */
export interface BackupShort {
  id: number
  name?: string | null
  state?: string | null
  comment?: string | null
  account?: string | number | {} | null
  for_all?: boolean | null
  type?: string | null
  expand_part?: string | null
  backup_location?: NamedReference
}
/**
 * What changes of a backup.
 */
export interface BackupUpdateRequest {
  name?: string
  comment?: string
}
/**
 * A place for backups.
 */
export interface BackupLocationItem {
  id: number
  name?: string | null
  comment?: string | null
  state?: string | null
  quota_mib?: number | null
  type?: string | null
  connection_params?: {} | null
  clusters?: unknown[] | null
}
/**
 * Places for backups.
 */
export interface BackupLocationList {
  last_notify?: LastNotify
  list: BackupLocationItem[]
  size?: Size
}
/**
 * An image of a machine.
 */
export interface ImageItem {
  id: number
  name?: string | null
  account?: string | number | {} | null
  for_all?: boolean | null
  type?: string | null
  comment?: string | null
  state?: string | null
  nodes?: unknown[] | null
}
/**
 * Images of machines.
 */
export interface ImageList {
  last_notify?: LastNotify
  list: ImageItem[]
  size?: Size
}
/**
 * An image of a machine.
 */
export interface ImageShort {
  id: number
  name?: string | null
  state?: string | null
}
/**
 * What changes of an image.
 */
export interface ImageUpdateRequest {
  name?: string
  account?: number
  comment?: string
  for_all?: boolean
}
/**
 * Where to.
 */
export interface ImageCopyRequest {
  node: number
}
/**
 * From where to where.
 */
export interface ImageMoveRequest {
  source: number
  destination: number
}
/**
 * The new state.
 */
export interface ImageStateRequest {
  state: string
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
 * One task.
 */
export interface TaskAnswer {
  task: TaskItem
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
 * A new cluster.
 */
export interface ClusterCreateRequest {
  name: string
  virtualization_type: string
  datacenter_type?: string
  comment?: string
  iso_enabled?: boolean
  manage_disk_enabled?: boolean
  time_zone?: string
  interfaces?: HostCreateInterface[]
  os?: number[]
  backup_locations?: number[]
  os_storage_path?: string
  image_storage_path?: string
  overselling?: number
  host_distribution_policy?: string
  host_filter?: unknown[]
  domain_template?: string
  datacenter_params?: {}
  domain_change_allowed?: boolean
  proxy_enabled?: boolean
  host_per_node_limit?: number
  dns_servers?: string[]
  node_network?: {}
  vxlan_mode?: string
  vxlan_settings?: {}
}
/**
 * What changes of a cluster.
 */
export interface ClusterUpdateRequest {
  name?: string
  virtualization_type?: string
  datacenter_type?: string
  comment?: string
  iso_enabled?: boolean
  manage_disk_enabled?: boolean
  time_zone?: string
  interfaces?: HostCreateInterface[]
  os?: number[]
  backup_locations?: number[]
  os_storage_path?: string
  image_storage_path?: string
  overselling?: number
  host_distribution_policy?: string
  host_filter?: unknown[]
  domain_template?: string
  datacenter_params?: {}
  domain_change_allowed?: boolean
  proxy_enabled?: boolean
  host_per_node_limit?: number
  dns_servers?: string[]
  node_network?: {}
  vxlan_mode?: string
  vxlan_settings?: {}
}
/**
 * What was accepted, and the tasks that do it.
 */
export interface TasksStarted {
  id: number
  tasks?: number[] | null
}
/**
 * A thing that is gone.
 */
export interface DeletedThing {
  id: number
}
/**
 * What is gone.
 */
export interface Deleted {
  deleted?: DeletedThing[] | null
}
/**
 * The cluster of a node.
 */
export interface NodeCluster {
  id: number
  name?: string | null
  virtualization_type?: string | null
  data_center?: string | null
  time_zone?: string | null
}
/**
 * A server on which machines run.
 */
export interface NodeItem {
  id: number
  name: string
  state: string
  comment?: string | null
  ip?: string | null
  ip_addr?: string | null
  ipv6?: string | null
  port?: number | null
  ssh_user?: string | null
  cpu?: NodeCpu
  cpu_number?: number | null
  ram_mib?: NodeMemory
  storage?: NodeStorage
  storage_mib?: Usage
  vm?: NodeMachines
  interfaces?: unknown[] | null
  overselling?: number | null
  maintenance_mode?: boolean | null
  host_creation_blocked?: boolean | null
  host_count?: number | null
  host_limit?: number | null
  host_filter?: unknown[] | null
  qemu_version?: string | null
  kernel_version?: string | null
  os_version?: string | null
  bird_error?: string | null
  frr_error?: string | null
  ha_error?: string | null
  ha_state?: string | null
  cluster?: NodeCluster | number
}
/**
 * Nodes.
 */
export interface NodeList {
  last_notify?: LastNotify
  list: NodeItem[]
  size?: Size
}
/**
 * A server to take in.
 */
export interface NodeCreateRequest {
  name: string
  cluster: number
  ip: string
  password?: string
  ssh_port?: number
  host_max?: number
  host_storage?: {}
  image_storage_path?: string
  lvm_vg_rename?: boolean
  hetzner_ip?: string[]
  interfaces?: unknown[]
  network_autosetup_disabled?: boolean
  comment?: string
  ipv6?: string
  overselling?: number
  host_limit?: number
  host_filter?: unknown[]
}
/**
 * The node, and the tasks that take it in.
 */
export interface NodeCreated {
  id: number
  task?: number | null
  storages_tasks?: number[] | null
}
/**
 * A node without what belongs to it.
 */
export interface NodeShort {
  id: number
  name: string
  cluster?: number | null
  state?: string | null
  ip_addr?: string | null
  qemu_version?: string | null
}
/**
 * What changes of a node.
 */
export interface NodeUpdateRequest {
  name?: string
  host_creation_blocked?: boolean
  open_vswitch?: boolean
  values?: {}
  comment?: string
  ipv6?: string
  overselling?: number
  host_limit?: number
  host_filter?: unknown[]
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
 * What changes of an operating system.
 */
export interface OsUpdateRequest {
  adminonly?: boolean
  clusters?: number[]
  product_key?: string
  kms_ip?: string
  kms_port?: string | number
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
 * A new configuration.
 */
export interface PresetCreateRequest {
  name: string
  comment?: string
  virtualization_type?: string
  cpu_number?: number
  ram_mib?: number
  hdd_mib?: number
  disks?: HostCreateDisk[]
  cpu_mode?: string
  cpu_custom_model?: string
  cpu_weight?: number
  nesting?: boolean
  io_weight?: number
  io_read_mbitps?: number
  io_write_mbitps?: number
  io_read_iops?: number
  io_write_iops?: number
  net_bandwidth_mbitps?: number
  net_in_mbitps?: number
  net_out_mbitps?: number
  net_weight?: number
  anti_spoofing?: boolean
  tcp_connections_in?: number
  tcp_connections_out?: number
  process_number?: number
  firewall_rules?: FirewallRule[]
  snapshot_limit?: number
}
/**
 * What changes of a configuration.
 */
export interface PresetUpdateRequest {
  name?: string
  comment?: string
  virtualization_type?: string
  cpu_number?: number
  ram_mib?: number
  hdd_mib?: number
  disks?: HostCreateDisk[]
  cpu_mode?: string
  cpu_custom_model?: string
  cpu_weight?: number
  nesting?: boolean
  io_weight?: number
  io_read_mbitps?: number
  io_write_mbitps?: number
  io_read_iops?: number
  io_write_iops?: number
  net_bandwidth_mbitps?: number
  net_in_mbitps?: number
  net_out_mbitps?: number
  net_weight?: number
  anti_spoofing?: boolean
  tcp_connections_in?: number
  tcp_connections_out?: number
  process_number?: number
  firewall_rules?: FirewallRule[]
  snapshot_limit?: number
}
/**
 * A script that can be run in a machine.
 */
export interface RecipeItem {
  id: number
  name: string
  repository?: string | null
  updated_at?: string | null
  tags?: unknown[] | null
  has_email?: boolean | null
  access?: string | null
  params_count?: number | null
  description?: string | null
  for_all?: boolean | null
  user_visible?: boolean | null
  type?: string | null
}
/**
 * Recipes.
 */
export interface RecipeList {
  last_notify?: LastNotify
  list: RecipeItem[]
  size?: Size
}
/**
 * A parameter that a recipe asks for.
 */
export interface RecipeParameterKind {
  name: string
  description?: string
  required?: boolean
  type?: string
  select_values?: unknown[]
}
/**
 * A message that a recipe sends.
 */
export interface RecipeMail {
  lang?: string
  subject?: string
  content?: string
}
/**
 * Where a recipe may run.
 */
export interface RecipeFilter {
  entity: string
  expression: string
}
/**
 * A new recipe.
 */
export interface RecipeCreateRequest {
  name: string
  tags?: string[]
  description?: string
  script?: string
  for_all?: boolean
  user_visible?: boolean
  account?: number
  type?: string
  params?: RecipeParameterKind[]
  email_content?: RecipeMail[]
  script_filter?: RecipeFilter[]
}
/**
 * One recipe.
 */
export interface RecipeAlone {
  id: number
  name: string
  repository?: string | null
  updated_at?: string | null
  tags?: unknown[] | null
  has_email?: boolean | null
  access?: string | null
  params_count?: number | null
  description?: string | null
  for_all?: boolean | null
  user_visible?: boolean | null
  type?: string | null
}
/**
 * What changes of a recipe.
 */
export interface RecipeUpdateRequest {
  name?: string
  tags?: string[]
  description?: string
  script?: string
  for_all?: boolean
  user_visible?: boolean
  account?: number
  type?: string
  params?: RecipeParameterKind[]
  email_content?: RecipeMail[]
  script_filter?: RecipeFilter[]
}
/**
 * Parameters that a recipe asks for.
 */
export interface RecipeParameters {
  list?: unknown[] | null
}
/**
 * A place for disks.
 */
export interface StorageItem {
  id: number
  name: string
  comment?: string | null
  type?: string | null
  storage_params?: StorageAccess
  is_network?: boolean | null
  clusters?: unknown[] | null
  tags?: unknown[] | null
}
/**
 * Storages.
 */
export interface StorageList {
  last_notify?: LastNotify
  list: StorageItem[]
  size?: Size
}
/**
 * How to get at a storage.
 */
export interface StorageCredentials {
  ip_addr?: string
  ssh_port?: number
  login?: string
  password?: string
}
/**
 * A new storage.
 */
export interface StorageCreateRequest {
  name: string
  type: string
  comment?: string
  storage_params?: StorageCredentials
  ignore_checks?: boolean
  tags?: number[]
}
/**
 * A place for disks.
 */
export interface StorageShort {
  id?: number | null
  name?: string | null
  type?: string | null
  ip_addr?: string | null
  ssh_port?: number | null
  login?: string | null
  password?: string | null
}
/**
 * What changes of a storage.
 */
export interface StorageUpdateRequest {
  name?: string
  comment?: string
  tags?: number[]
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
/**
 * Addresses: from and to with a dash, one, or a network.
 */
export interface RangeCreateRequest {
  name: string
}
/**
 * A cluster and its interface.
 */
export interface IpPoolClusterItem {
  id: number
  name?: string | null
  enabled?: boolean | null
  interface?: number | null
}
/**
 * Clusters that may use the pool.
 */
export interface IpPoolClusterList {
  last_notify?: LastNotify
  list: IpPoolClusterItem[]
  size?: Size
}
/**
 * A cluster and its interface.
 */
export interface IpPoolClusterLink {
  id: number
  interface?: number
  name?: string
  enabled?: boolean
}
/**
 * Clusters that may use the pool.
 */
export interface IpPoolClusterRequest {
  clusters: IpPoolClusterLink[]
}
/**
 * A pool, as the address service knows it.
 */
export interface IpServicePool {
  id: number
  name: string
  note?: string | null
}
/**
 * Pools, as the address service knows them.
 */
export interface IpServicePoolList {
  last_notify?: LastNotify
  list: IpServicePool[]
  size?: Size
}
/**
 * A new pool.
 */
export interface IpPoolCreateRequest {
  name: string
  note?: string
}
/**
 * What changes of a pool.
 */
export interface IpPoolUpdateRequest {
  name?: string
  note?: string
}
/**
 * An address.
 */
export interface IpServiceItem {
  id: number
  name: string
}
/**
 * Addresses, as the address service knows them.
 */
export interface IpServiceList {
  last_notify?: LastNotify
  list: IpServiceItem[]
  size?: Size
}
/**
 * A range of addresses.
 */
export interface RangeItem {
  id: number
  name?: string | null
  ippool?: number | {} | null
}
/**
 * Ranges of addresses.
 */
export interface RangeList {
  last_notify?: LastNotify
  list: RangeItem[]
  size?: Size
}
/**
 * A network.
 */
export interface IpNetItem {
  id: number
  name?: string | null
  gateway?: string | null
  note?: string | null
  vlan?: number | string | null
}
/**
 * Networks.
 */
export interface IpNetList {
  last_notify?: LastNotify
  list: IpNetItem[]
  size?: Size
}
/**
 * A new network.
 */
export interface IpNetCreateRequest {
  name: string
  gateway?: string
  note?: string
  vlan?: number | string
  need_reserve?: boolean
}
/**
 * What changes of a network.
 */
export interface IpNetUpdateRequest {
  name?: string
  gateway?: string
  note?: string
  vlan?: number | string
  need_reserve?: boolean
}
/**
 * Addresses.
 */
export interface IpList {
  last_notify?: LastNotify
  list: IpItem[]
  size?: Size
}
/**
 * A virtual network.
 */
export interface VxlanItem {
  id: number
  name: string
  comment?: string | null
  account?: AccountReference
  tag?: number | null
  host_count?: number | null
  clusters?: unknown[] | null
  ipnets?: unknown[] | null
  ippool?: number | null
}
/**
 * Virtual networks.
 */
export interface VxlanList {
  last_notify?: LastNotify
  list: VxlanItem[]
  size?: Size
}
/**
 * A network in it.
 */
export interface VxlanNet {
  name: string
  gateway?: string
}
/**
 * A new virtual network.
 */
export interface VxlanCreateRequest {
  name: string
  comment?: string
  account?: number
  ipnets?: VxlanNet[]
  clusters?: number[]
}
/**
 * What changes of a virtual network.
 */
export interface VxlanUpdateRequest {
  name?: string
  comment?: string
  account?: number
  ipnets?: VxlanNet[]
  clusters?: number[]
}
/**
 * An address in a virtual network.
 */
export interface VxlanIpItem {
  id: number
  ip_addr?: string | null
  gateway?: string | null
  ipnet?: string | number | {} | null
  domain?: string | null
  state?: string | null
  comment?: string | null
  host?: NamedReference
}
/**
 * Addresses in a virtual network.
 */
export interface VxlanIpList {
  last_notify?: LastNotify
  list: VxlanIpItem[]
  size?: Size
}
/**
 * A setting and its value.
 */
export interface SettingCreateRequest {
  name: string
  value: string
}
/**
 * The new value of a setting.
 */
export interface SettingUpdateRequest {
  value: string
}
/**
 * After how many seconds such a task is given up.
 */
export interface TaskTimeoutRequest {
  timeout_seconds: number
}
/**
 * What the licence allows.
 */
export interface Licence {
  host_limit?: number | null
  host_limit_exceeded?: boolean | null
  node_limit?: number | null
  node_limit_exceeded?: boolean | null
  license?: LicenceTerms
  last_notify?: number | null
}
/**
 * A signed licence.
 */
export interface LicenceRequest {
  signature: string
  content: string
}
/**
 * A certificate for the panel.
 */
export interface SslCertificateRequest {
  name: string
  certificate: string
  ca_bundle?: string
  private_key: string
}
