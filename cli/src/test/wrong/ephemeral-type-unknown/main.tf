ephemeral "rackform_pasword" "p" {
}
