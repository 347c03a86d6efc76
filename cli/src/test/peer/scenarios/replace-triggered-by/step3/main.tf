resource "terraform_data" "source" {
  input            = 2
  triggers_replace = 1
}
resource "terraform_data" "whole" {
  lifecycle {
    replace_triggered_by = [terraform_data.source]
  }
}
resource "terraform_data" "attribute" {
  lifecycle {
    replace_triggered_by = [terraform_data.source.output]
  }
}
resource "terraform_data" "id" {
  lifecycle {
    replace_triggered_by = [terraform_data.source.id]
  }
}
