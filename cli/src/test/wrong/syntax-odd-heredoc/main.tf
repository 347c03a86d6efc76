locals {
  a = << EOT
EOT
}
