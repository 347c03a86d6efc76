ephemeral "rackform_secret" "s" {
}
