# What every installation begins with; an administrator may change it there.
services-adults = Adults
services-childrens = Children's

themes-assessment = Assessment
themes-communication = Communication
themes-failure-to-carry-out-agreed-actions-services = Failure to carry out agreed actions / services
themes-financial = Financial
themes-other = Other
themes-policy-and-procedure = Policy and procedure
themes-quality-of-service = Quality of service
themes-staff-issues = Staff issues
themes-standards = Standards

channels-email = Email
channels-letter = Letter
channels-telephone = Telephone
channels-in-person = In person
channels-web-form = Web form
channels-social-media = Social media
channels-other = Other

# Examples in the contract of the API.
example-theme = Waiting times
example-team = Reablement
example-channel = Video call

error-entry-not-found = { $list ->
        [services] There is no service with the code “{ $code }”.
        [teams] There is no team with the code “{ $code }”.
        [themes] There is no theme with the code “{ $code }”.
       *[channels] There is no channel with the code “{ $code }”.
    }
    .title = Not on the list
error-entry-exists = { $in_use ->
        [yes] “{ $name }” is on the list already, with the code “{ $code }”.
       *[no] “{ $name }” is on the list already, with the code “{ $code }”, but retired. Bring it back instead of adding it again.
    }
    .title = On the list already
error-service-retired = The service “{ $code }” is retired, so no team of it can be in use. Bring the service back first.
    .title = Service retired
error-last-in-use = “{ $code }” is the last of its list in use, and no case could be opened without one. Add or bring back another one first.
    .title = Last one in use

field-entry-exists = “{ $name }” has this already.
    .mend = { $in_use ->
        [yes] Choose another one, or use the entry “{ $code }”.
       *[no] Choose another one, or bring back the entry “{ $code }”.
    }
field-not-listed = This is not the code of an entry of the list.
    .mend = Use one of: { $known }.
field-retired = “{ $entry }” is retired and cannot be chosen any more.
    .mend = Use one of: { $known }.
field-team-of-another-service = The team “{ $entry }” does not belong to that service.
    .mend = Use one of: { $known }.
field-field-of-another-list = { $list ->
        [teams] Only a team has this.
       *[channels] Only a channel has this.
    }
    .mend = Leave it out.
