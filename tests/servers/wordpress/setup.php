<?php
// Fills an empty database with a site and its administrator, and prints her application password.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('LAB_URL'), PHP_URL_HOST);
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$socket = new mysqli('localhost', 'root', '', '', 0, getenv('LAB_SOCKET'));
$socket->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
require getenv('LAB_SITE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
function wp_new_blog_notification() {} // there is nobody to write to
$made = wp_install('The lab', 'keeper', 'keeper@example.com', true, '', 'keeper-password');
wp_delete_post(1, true); // "Hello world!"
update_option('permalink_structure', getenv('LAB_PERMALINKS'));
update_option('timezone_string', 'Pacific/Auckland'); // far from UTC, so that no hour is right by chance
switch_theme('lab');
list($password) = WP_Application_Passwords::create_new_application_password(
    $made['user_id'], array('name' => 'tests')
);
fwrite(STDOUT, $password);
